import type { Encoding } from '../../../shared/model/source.ts'

/** Our own sentences as bytes of encodings that JavaScript cannot write; base64. */
export const ENCODED: { name: string; encoding: Encoding; text: string; bytes: string }[] = [
  {
    name: 'simplified in GB18030, long',
    encoding: 'gb18030',
    text: '市水务局昨日通报，北岸三座泵站完成检修，渡口水位回落到警戒线以下，今晨六时起恢复通航。记者在现场看到，候船的居民排起了队。',
    bytes:
      'ytDLrs7xvtbX8sjVzaixqKOssbGwtsj91/mxw9W+zeqzybzs0N6jrLbJv9rLrs67u9jC5LW9vq+95M/f0tTPwqOsvfGzv8H5yrHG8LvWuLTNqLq9oaO8x9Xf1NrP1rOhv7S1vaOsuvK0rLXEvtPD8cXFxvDBy7bToaM=',
  },
  {
    name: 'simplified in GB18030, ten characters',
    encoding: 'gb18030',
    text: '渡口今日恢复客运，免费',
    bytes: 'tsm/2r3xyNW71ri0v83Uy6Osw+K30Q==',
  },
  {
    name: 'traditional in GB18030 (GBK)',
    encoding: 'gb18030',
    text: '水務署昨日通報，北岸三座泵站完成檢修，渡口水位回落，今晨恢復通航。',
    bytes: 'y66E1crw1/LI1c2oiPOjrLGxsLbI/df5scPVvs3qs8mZetDeo6y2yb/ay67Ou7vYwuSjrL3xs7+71o/Nzai6vaGj',
  },
  {
    name: 'a character outside the BMP in GB18030',
    encoding: 'gb18030',
    text: '村名𠮷野的来历，居民说法不一，县志里没有记载。',
    bytes: 'tOXD+5U0sjXSsLXEwLTA+qOsvtPD8cu1t6iyu9K7o6zP2Na+wO/Du9PQvMfU2KGj',
  },
  {
    name: 'traditional in Big5',
    encoding: 'big5-hkscs',
    text: '水務署昨日通報，北岸三座泵站完成檢修，渡口水位回落，今晨恢復通航。',
    bytes: 'pPSwyLhwrFGk6bNxs/ihQaVfqaSkVK55rKavuKe5pqjAy63XoUG056RmpPSm7KZeuKihQaS1seGr7LRfs3Gv6KFD',
  },
  {
    name: 'Cantonese in Big5-HKSCS',
    encoding: 'big5-hkscs',
    text: '街坊話啲船班改咗時間，嚟得早嘅人喺碼頭等咗成個鐘。',
    bytes: 'tfOne7jcnfiy7q9ap++d967JtqGhQZHBsW+mrZ3vpEid9r1YwFm1pZ33pqit08TBoUM=',
  },
  {
    name: 'ten characters of Big5',
    encoding: 'big5-hkscs',
    text: '渡輪服務今日恢復正常',
    bytes: 'tOe9/KpBsMiktaTpq+y0X6W/sWA=',
  },
  {
    name: '日本語、長い in shift_jis',
    encoding: 'shift_jis',
    text: '港の第二期工事が火曜日に始まりました。市の説明によると、新しい桟橋は三年後に完成し、大型船が二隻同時に接岸できるようになります。漁業者は漁場の線引きを先に決めるよう求めています。',
    bytes:
      'jWCCzJHmk/GK+o1IjpaCqonOl2qT+oLJjm6C3ILogtyCtYK9gUKOc4LMkOCWvoLJguaC6YLGgUGQVoK1gqKOVou0gs2OT5ROjOOCyYqukKyCtYFBkeWMXpFEgqqT8ZDHk6+OnoLJkNqK3YLFgquC6YLmgqSCyYLIguiC3IK3gUKLmYvGjtKCzYuZj+qCzJD8iPiCq4LwkOaCyYyIgt+C6YLmgqSLgYLfgsSCooLcgreBQg==',
  },
  {
    name: '日本語、一行 in shift_jis',
    encoding: 'shift_jis',
    text: '渡し船は月曜日から再開されます。',
    bytes: 'k26CtZFEgs2Mjpdqk/qCqYLnjcSKSoKzguqC3IK3gUI=',
  },
  {
    name: '日本語 EUC in euc-jp',
    encoding: 'euc-jp',
    text: '港の第二期工事が火曜日に始まりました。市の説明によると、新しい桟橋は三年後に完成し、大型船が二隻同時に接岸できるようになります。',
    bytes:
      'ucGkzsLoxvO0/Lmpu/akrLLQzcvG/KTLu8+k3qTqpN6kt6S/oaO71KTOwOLMwKTLpOik66TIoaK/t6S3pKS7t7a2pM+7sMevuOWky7SwwK6kt6Giwue3v8GlpKzG88DJxrG7/qTLwNy036THpK2k66TopKaky6TKpOqk3qS5oaM=',
  },
  {
    name: '한국어 in euc-kr',
    encoding: 'euc-kr',
    text: '항구 2단계 공사가 화요일에 시작되었다. 시의 설명에 따르면 새 부두는 삼 년 뒤에 완공되며 대형 선박 두 척이 동시에 정박할 수 있다.',
    bytes:
      'x9exuCAytNyw6CCw+LvnsKEgyK2/5MDPv6EgvcPA27XHvvq02S4gvcPAxyC8s7jtv6Egtfu4o7jpILv1ILrOtc60wiC77yCz4iC12r+hIL/PsPi1x7jnILTrx/wgvLG52iC1ziDDtMDMILW/vcO/oSDBpLnax9IgvPYgwNa02S4=',
  },
  {
    name: 'русский in windows-1251',
    encoding: 'windows-1251',
    text: 'Вторая очередь порта начата во вторник. По словам города, новый причал будет готов через три года и примет сразу два больших судна.',
    bytes:
      'wvLu8OD/IO735fDl5Pwg7+7w8uAg7eD34PLgIOLuIOLy7vDt6OouIM/uIPHr7uLg7CDj7vDu5OAsIO3u4vvpIO/w6Pfg6yDh8+Tl8iDj7vLu4iD35fDl5yDy8Ogg4+7k4CDoIO/w6Ozl8iDx8ODn8yDk4uAg4e7r/Pjo9SDx8+Tt4C4=',
  },
  {
    name: 'русский КОИ-8 in koi8-r',
    encoding: 'koi8-r',
    text: 'Вторая очередь порта начата во вторник. По словам города, новый причал будет готов через три года и примет сразу два больших судна.',
    bytes:
      '99TP0sHRIM/exdLFxNgg0M/S1MEgzsHewdTBINfPINfUz9LOycsuIPDPINPMz9fBzSDHz9LPxMEsIM7P19nKINDSyd7BzCDC1cTF1CDHz9TP1yDexdLF2iDU0skgx8/EwSDJINDSyc3F1CDT0sHa1SDE18Egws/M2NvJyCDT1cTOwS4=',
  },
]
