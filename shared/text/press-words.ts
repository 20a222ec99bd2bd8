/** Words of newspapers that tell little or nothing of a matter. Folded. */
import { fold } from './fold.ts'

/** What newspapers say of anything: in a small library no count tells that these words say nothing. */
export const PRESS: ReadonlySet<string> = new Set(
  fold(
    '加快 加大 加强 加速 加剧 助力 打造 聚焦 引领 落实 深化 推进 推动 展现 拓展 带动 支撑 发挥 充分 作用 提升 提高 促进 实现 构建 培育 探索 突破 优化 完善 领先 前沿 依托 发力 赋能 融入 大局 部署 认真 确保 保障 采访 获悉 据悉 介绍 了解 下一步 进一步 近期 目前 当前 成功 一系列 累计 高达 年度 余项 余个 余名 持续 不断 全面 积极 有效 切实 努力 开启 开创 形势 担当 前列 跻身 入选 亮相 启动 落地 牵头 强调 指出 认为 透露 表态 援引 有关 相关 方面 情况 关键 重点 主要 重要 重大 显著 明显 进展 阶段 同时 此外 因此 其中 随着 通过 根据 按照 围绕 针对 属于 已有 达到 超过 左右 附近 周边 为何 能否 如何 是否 尤其是 背后 自身 本国 多个 多家 多国 多次 各方 各国 各地 双方 人士 专家 团队 负责人 工作人员 发言人 新闻 消息 文章 视频 印发 举措 措施 项目 工作 建设 发展 全国 国家 中国 我国 世界 全球 国际 企业 公司 市场 经济 社会 问题 开展 组织 单位 部门 领域 模式 机制 体系 能力 水平 质量 基础 条件 环境 优势 特色 规模 数量 速度 效率 需求 服务 管理 生产 技术 创新 研究 取得 立足 携手 共建 格局 搭建 打通 出台 制定 施加 高效 便捷 精准 硬核 新春 寻求 接受 无法 试图 凸显 响应 到位 做好 细化 流程 发布 举行 召开 参加 出席 会上 当天 当日 期间 以来 本报 本报讯 通讯员 摄影 编辑 记者 报道 日电',
  ).split(' '),
)
/**
 * Words that are of a matter, and of many: two reports with nothing else in common (no name, number, day or passage)
 * are not related by them. They still say why where there is more.
 */
const GENERIC: ReadonlySet<string> = new Set(
  fold(
    '场景 协同 集群 集聚 链条 全链条 环节 演示 展示 驱动 听取 龙头 配套 量化 集成 研究院 难题 破解 牵头 发力 引导 线上 线下 印发 规则 新增 缩短 平稳 有序 延续 携手 双向 奔赴 国之 融资 诉求 成套 营收 部件 两国 双边 多边 互动 大国 声明 框架 势头 分歧 达成 会晤 会谈 伙伴 事故 疏散 现场 当地 居民 应用 示范 标准 范式 共性 通用 大规模 实用 优越 硬核 值得一提 经历 走到 分成 搬到 三条 壮大 强度 一流 完整 破题 跨越 亮点 看点 名单 首批 首个 首次 最大 力度 步伐 活力 动能 潜力 韧性 信心 预期 红利 痛点 堵点 难点 短板 抓手 合力 闭环 赛道 风口 爆发 迭代 落户 揭牌 签约 揭幕 致辞 座谈 座谈会 走访 考察 慰问 主持 宣布 表态 回应 呼吁 敦促 谴责 警告 担忧 关切 立场 共识',
  ).split(' '),
)

export const isGeneric = (folded: string): boolean => GENERIC.has(folded)
