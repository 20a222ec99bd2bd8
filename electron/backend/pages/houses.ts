/** Agencies and papers, by the form of their names. */

/** 本报, 本社: the house is the page's own. */
export const HOUSE_OWN = /^本(?:[报報社台刊网網])$/u

const AGENCY =
  /^\p{Script=Han}{1,8}(?:通讯社|通訊社|社|新[闻聞]|新[闻聞]社|[网網]|卫视|衛視|[电電]视台|電視台|[电電]台)$/u
const PAPER =
  /^\p{Script=Han}{1,8}(?:日|晚|晨|早|午|[时時]|商|周|週|[导導]|[报報]|公|文[汇匯]|信|快|明|新|青年|民|京|南|工人|[农農]民)[报報]$/u
const PAPER_SHORT = /^\p{Script=Han}{2,4}[报報]$/u

/** Whether the words are the name of an agency, a paper or a station: 新华社, 海港晚报, 本报. */
export function isHouse(text: string): boolean {
  return HOUSE_OWN.test(text) || AGENCY.test(text) || PAPER.test(text) || PAPER_SHORT.test(text)
}
