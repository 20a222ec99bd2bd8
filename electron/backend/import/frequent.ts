/**
 * The commonest characters of Chinese news prose, in both scripts. In text read in its right encoding about
 * half of all Han characters are among these; read in a wrong one, about one in twenty. That gap is what
 * tells GB18030 from Big5 even in twenty bytes.
 */
const BOTH =
  '的一是不了在人有我他中大上和地到以出就年生可用自行工等民成多家日本方法月市分部三全日文不公力作化入加高上新度建共代外前平安市重海天明世同立位件最元合名次老百明起走小下心水定性期通交至此目情主事主因及面意思向已太之又第二北京南西'
const SIMPLIFIED =
  '这们来说国为时会对发经学过进动还没问题业务关产现电网车长开门报记见认识议论谈记设计划队员军战争议双边贸总统选举义务应该当将样种结构组织给约线级红绿经济环境资质进联处与从众亿万两个体东乐书买乱亚众优传价众伤备复够头夺奖妇孙宁宝实审宽对导层岁岛师带帮干广庆库应张当录总战户执扩护担据换损数断无术机权条极构标树样档桥检楼欢欧残毕气汇汉济测浅热爱独环现'
const TRADITIONAL =
  '這們來說國為時會對發經學過進動還沒問題業務關產現電網車長開門報記見認識議論談設計劃隊員軍戰爭雙邊貿總統選舉義應該當將樣種結構組織給約線級紅綠濟環境資質聯處與從眾億萬兩個體東樂書買亂亞優傳價傷備複夠頭奪獎婦孫寧寶實審寬導層歲島師帶幫幹廣慶庫張錄戶執擴護擔據換損數斷無術機權條極標樹檔橋檢樓歡歐殘畢氣匯漢測淺熱愛獨區點黨馬港臺灣灣於並'
const PUNCTUATION = '，。、；：？！（）「」『』《》〈〉“”‘’—…·　％'

/** Letters and marks a right reading of Chinese is full of. */
export const FREQUENT: ReadonlySet<string> = new Set(BOTH + SIMPLIFIED + TRADITIONAL + PUNCTUATION)
