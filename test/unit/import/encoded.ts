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
]
