// How progress texts speak: figures, facts, intent, set phrases. The review's warnings and the 体检 read texts through these.
import { essence } from '../precheck/alike.ts';

/** Slogans whose numerals count nothing. */
const SLOGANS =
  /四个意识|四个自信|两个维护|两个确立|两个责任|两个毫不动摇|一岗双责|三重一大|八项规定|三会一课|三严三实|四个全面|五位一体|十[三四五]五|一把手|一方面|一系列|一批|一定|一盘棋|一体|万无一失|[“"‘'](?:[^”"’']{0,3}[一二两三四五六七八九十][^”"’']{0,6})[”"’']/gu;

/** Dates and spans of time: 2026年6月15日, 6月底, 十月上旬, 第二季度, 10日内. */
const DATES =
  /(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|份|底|初|末)?(?:前|以前|之前)?|\d{4}年(?:度|底|初|末)?|[一二三四五六七八九十]{1,2}月(?:底|份|初|末|[上中下]旬)|第?[一二三四1-4]季度|\d{1,3}(?:日|天|个工作日|个月|周)(?:内|前|以内)|\d{1,2}[日号](?![常志])/gu;

const FIGURE =
  /\d+(?:[.,]\d+)*|[一二两三四五六七八九十百千]+(?=[个件次名人条项户处所家份亩元轮期批场起宗间套公吨台辆座万亿](?!性))/gu;

/** Full-width digits and signs as half-width ones. */
function narrow(text: string): string {
  return /[０-９％．]/u.test(text) ? text.normalize('NFKC') : text;
}

/**
 * The figures of a text in their order, as written: 11个 → 11, 三次 → 三. Dates and slogans (“四个意识”) hold none:
 * “截至6月15日” and “截至6月22日” differ in no figure.
 */
export function figuresOf(text: string): string[] {
  return narrow(text).replace(SLOGANS, '').replace(DATES, '').match(FIGURE) ?? [];
}

/** Whether two texts hold the same figures in the same order. */
export function sameFigures(a: string, b: string): boolean {
  const [one, other] = [figuresOf(a), figuresOf(b)];
  return one.length === other.length && one.every((figure, at) => figure === other[at]);
}

/** Share of figures at the same places that are the same, 0–1; 1 for two texts without any. */
export function figuresShared(a: string, b: string): number {
  const [one, other] = [figuresOf(a), figuresOf(b)];
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : one.filter((figure, at) => figure === other[at]).length / longest;
}

const NAMES_EVIDENCE =
  /随附|附后|后附|已附|附[有了上]|附件|见附|佐证|归档|成册|扫描件|材料齐|档案齐|文件齐|验收[单书表]|验收报告|纪要|签到|回执|凭证|收据|照片/u;

/** Whether a report of completion can be checked at all: a figure, a date, a document by name, or named evidence. */
export function isSupported(text: string, evidence: string | null): boolean {
  if ((evidence ?? '').trim() !== '') return true;
  return figuresOf(text).length > 0 || /\d|《/u.test(narrow(text)) || NAMES_EVIDENCE.test(text);
}

/** 将… as what is to come; 将…移交 (“把”) is none. */
const COMING =
  /将(?=于|在|会|长期|对|以|按|进一步|继续|持续|加强|加大|加快|抓紧|尽快|积极|组织|开展|召开|制定|研究|出台|印发|建立|健全|完善|推进|推动|严格|适时|不断|联合|会同|结合|全力|全面|定期|逐步|根据|认真|切实|深入|强化|着力|配合|协调|督促|启动|采取|修订|落实|坚持|统筹|争取|力争|聚焦|围绕|同步|安排|牵头|邀请|分批|逐一|逐项|集中|聘请|选派|形成|确保|狠抓|压实|细化)/u;
const PLANNED =
  /(?<!年度|工作|整改|实施|行动|采购|学习|招生|投资|培训|检查|审计|巡察|建设|发展|推进|生产|五年|月度|季度|列入|纳入|按|照)计划(?=于|在|近期|下|本|对|开展|组织|召开|启动|出台|制定|用|从|年内|月|完成|由|进一步|\d)/u;
const PROPOSED = /(?<![模草虚])拟(?!定|订|制(?!定)|稿|录用|任|提拔|录取|表彰|真|人)/u;
const STRONG = new RegExp(
  `${COMING.source}|${PLANNED.source}|${PROPOSED.source}|打算|准备(?=于|开展|召开|启动|组织|下)|争取|力争|下一步|下步|接下来|下阶段`,
  'u',
);

/** Words that only colour: nothing was done by them. */
const HOLLOW =
  /进一步|继续|持续|加强|加大|加快|强化|深化|抓紧|尽快|积极|切实|不断|全力|着力|稳步|有序|扎实|认真|高度重视|严格|压实|推进|推动|抓好|抓实|抓细|做好|做细|做实|确保|坚持|提高|提升|增强|落实|夯实|统筹|狠抓|巩固|健全|完善|督促|营造|注重|突出|聚焦|围绕|凝聚|杜绝|防止|早日|按期|如期|举一反三|常抓不懈|坚定|做到|树牢|倒排工期|挂图作战/u;

/** Signs of something that is so, whatever stands around them. */
const HARD =
  /已|(?<![为除])了(?![解结])|完毕|(?<!未)尚|仍|未(?!来)|暂|因(?!此|地制宜)|由于|正在(?!积极|推进|加快|抓紧|全力|有序|稳步|进一步|持续|落实|研究|谋划|协调|推动|加强|进行|按)/u;
/** Signs of something done, unless it is aimed at only: 确保整改到位. */
const DONE =
  /(?<!确保|力争|争取|推动|推进|督促|促进|加快|抓紧|尽快|早日|按期|如期|全面|保证)(?:完成|形成|印发|出台|建成|开工|竣工|办结|签订|签署|召开|通过|上线|移交|挂网|中标|约谈|问责|通报|清退|追缴|追回|收回|拆除|封堵|修订|制定|开通|到位|投用|交付|立案|处分|化解|整治|张贴|入户|走访)/u;

/** Clauses that say nothing by themselves: 目前，… 一是… */
const IDLE_CLAUSE = /^(?:目前|现阶段|近期|本周|本期|今后|同时|此外|另外|其中|接着|随后|[一二三四五六]是)?$/u;

/**
 * Whether a text tells of nothing but what is to be done: every clause is governed by 将/拟/计划/下一步 …, or made of words
 * such as 加强 and 推进, and none holds a figure, a thing done or a state of things. A clause that is neither counts as a
 * fact: what cannot be judged is not reported. `strongOnly`: words such as 加强 alone do not suffice (长期坚持, 常态化).
 */
export function isIntentOnly(text: string, strongOnly: boolean): boolean {
  const plain = narrow(text).trim();
  if (figuresOf(plain).length > 0) return false;
  let strong = false;
  let any = false;
  for (const sentence of plain.split(/[。；;！？\n]/u)) {
    let governed = false;
    for (const clause of sentence.split(/[，,：:]/u)) {
      if (IDLE_CLAUSE.test(essence(clause))) continue;
      const at = STRONG.exec(clause)?.index ?? -1;
      if (at >= 0) {
        if (HARD.test(clause.slice(0, at)) || DONE.test(clause.slice(0, at))) return false;
        if (HARD.test(clause.slice(at))) return false;
        governed = true;
        strong = true;
      } else if (HARD.test(clause)) return false;
      else if (!governed && (DONE.test(clause) || !HOLLOW.test(clause))) return false;
      any = true;
    }
  }
  return any && (strong || !strongOnly);
}

/** Whether words that changed between two texts tell of something new: 待审批 → 已审批. */
export function tellsNews(words: string): boolean {
  const bare = words.replace(/^[，。；、]?完毕[。]?$/u, '');
  return HARD.test(bare) || DONE.test(bare);
}

/** 本周无新进展, 同上, 暂无变化: honest about standing still. */
const STANDSTILL =
  /^(?:本周|本次|本期|目前|近期|暂|仍)*(?:无|没有|暂无|未有|尚无)(?:新的?|新增|明显|任何|其他)*(?:进展|变化|情况|任务|工作|事项)|^同上|^无$|^同上[次周期]/u;

export function isStandstill(text: string): boolean {
  return STANDSTILL.test(essence(text));
}

/** Phrases that every office writes: titles, quotations, formulas of law and of completion. */
const SET_PHRASES =
  /《[^》]*》|“[^”]*”|(?:坚持)?以习近平新时代中国特色社会主义思想为指导|(?:深入)?(?:学习)?贯彻(?:落实)?(?:习近平总书记[^，。；]{0,24}|党的[^，。；]{0,16})(?:精神|重要论述|部署|要求)?|(?:坚持)?以人民为中心的?发展思想|(?:严格)?(?:落实|执行|遵守)?中央八项规定(?:及其实施细则)?精神?|党的十[八九]大以来|当下改(?:与|和)长久立(?:相)?结合|全面从严治党(?:主体责任)?|(?:坚决)?做到“?两个维护”?|(?:该|此|本|上述)?(?:问题|事项|措施|任务)?(?:均|全部|现|目前)?已?(?:全部|全面|基本)?(?:整改)?(?:完成|到位|办结|销号)(?:整改)?|(?:并|现)?(?:已)?(?:转入|纳入|进入)常态化(?:管理|监管|机制)?|(?:并|将|需)?长期坚持|(?:持续)?巩固(?:拓展)?整改(?:成果|成效)|举一反三|(?:建立|健全|完善)(?:健全)?长效机制|(?:同意|申请|建议)销号|验收组|审核认可|持续(?:推进|整改|用力|发力)|杜绝(?:此类|类似)问题(?:再次)?(?:发生|反弹)/gu;

/** A text without set phrases: what is its own. */
export function ownWords(text: string): string {
  return text.replace(SET_PHRASES, '');
}

/** 与问题(5)措施二一并推进: a text that says itself that it stands for more than one measure. */
export function isJoint(text: string): boolean {
  return /与(?:问题|措施|前述|上述|本问题|第)[^，。；]{0,24}(?:一并|合并|同步|统一|共同|统筹)|(?:一并|合并|统筹)(?:推进|整改|落实)(?:措施|问题)/u.test(
    text,
  );
}

/** Why a percentage fell, in the unit's own words. */
export function explainsDrop(words: string): boolean {
  return /更正|核减|重新核|复核|核对|修正|口径|误[报填录]|剔除|退回|返工|重新(?:测算|统计|认定|调整|计算|启动|开展)|调减|调整为|任务[量数]?(?:增加|调整|扩大)|新增|基数|扩大(?:到|至|范围)|反弹|重做|推倒/u.test(
    words,
  );
}
