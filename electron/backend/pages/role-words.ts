/** The words that say what a person did for a report. */
import type { PersonRole } from '../../../shared/model/report.ts'

export interface RoleWord {
  word: string
  role: PersonRole
  /** The word itself, where it says more than the role. */
  as: string | null
  /** It may stand behind the names it tells: 张三 摄, 张三/文. */
  trails: boolean
}

type Row = [role: PersonRole, trails: boolean, says: 'role' | 'more', words: string]

const ROWS: Row[] = [
  ['reporter', false, 'role', '记者 記者'],
  [
    'reporter',
    false,
    'more',
    '首席记者 首席記者 特约记者 特約記者 特派记者 特派記者 高级记者 資深記者 资深记者 全媒体记者 全媒體記者 融媒体记者',
  ],
  ['photographer', false, 'more', '摄影记者 攝影記者'],
  ['photographer', true, 'role', '摄影 攝影 摄影报道 图片 圖片 摄 攝 图 圖 供图 供圖'],
  [
    'author',
    true,
    'more',
    '文并图 文並圖 文并摄 文並攝 图文 圖文 文图 文圖 文/图 文/圖 文/摄 文/攝 评论员 評論員 特约评论员 特約評論員 特约撰稿人 特約撰稿人 特约撰稿 特約撰稿 本报评论员',
  ],
  ['author', true, 'role', '撰稿人 撰稿 撰文 作者 文字 采写 採寫 采访 採訪 执笔 執筆 文'],
  ['correspondent', false, 'role', '通讯员 通訊員'],
  ['correspondent', false, 'more', '特约通讯员 特約通訊員 特派员 特派員 特约记者站'],
  ['intern', false, 'role', '实习生 實習生'],
  ['intern', false, 'more', '实习记者 實習記者 见习记者 見習記者'],
  ['translator', true, 'role', '编译 編譯 翻译 翻譯 译 譯'],
  ['editor', true, 'role', '责任编辑 責任編輯 责编 責編 编辑 編輯 主编 主編'],
  ['editor', true, 'more', '执行主编 執行主編 统筹 統籌 策划 策劃 监制 監製 值班主任 值班编委 值班總編'],
  ['other', true, 'more', '整理 校对 校對 版式 美编 美編 审校 審校 剪辑 剪輯'],
  ['illustrator', true, 'more', '制图 製圖 绘图 繪圖 绘制 繪製 制表 製表 插画 插畫 漫画 漫畫 绘 繪'],
]

const WORDS = new Map<string, RoleWord>(
  ROWS.flatMap(([role, trails, says, words]) =>
    words
      .split(' ')
      .map((word) => [word, { word, role, as: says === 'more' ? word : null, trails }] as const),
  ),
)

/** Any role word, the longest first. */
export const ROLE_WORD = new RegExp([...WORDS.keys()].sort((a, b) => b.length - a.length).join('|'), 'u')

/** What a role word says, or null where it is none. */
export const roleOf = (word: string): RoleWord | null => WORDS.get(word) ?? null
