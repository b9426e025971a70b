// What the words of a heading or sentence say: a fault, an act, an aspect, organisation of the work, a demand.
import { fold } from './chars.ts';

/** Fixed phrases with 不 or 未 that name no fault. */
const HARMLESS =
  /不(?:断|折不扣|忘|动摇|打折扣|放松|松劲|放$|退$|松$|怠$|歇$|定期|仅|同|少于|低于|得|再|变|减|降|能腐|敢腐|想腐|易腐|留死角|漏一|走过场|获全胜|达目的|解决不|到位不|彻底不|懈|遗余力|越|碰|过夜|含糊|手软|松懈|停步|断线|断档|见面)|未(?:来|成年|雨绸缪|发现)/g;

const FAULT =
  /不|未|没有|缺(?:乏|失|位|少|口|陷)|(?:薄|虚|弱|淡|软|边缘)(?:弱|化|散)|滞后|迟缓|缓慢|乏力|差距|短板|有待|亟待|亟需|违规|违反|违纪|违法|超标|超期|超范围|造假|作假|弄虚|虚假|问题(?:较为|比较|依然|仍然|仍)?突出|挪用|截留|漏洞|隐患|形式主义|官僚主义|突出$|频发|高发|多发|偏(?:差|弱|软|少|低|慢|离|高|重)|松(?:散|懈|弛)|宽松软|走过场|流于形式|敷衍|应付|推诿|脱节|重.{1,6}轻|欠(?:缺|账|规范)|落后|混乱|慢作为|乱作为|时有发生|仍有|仍然|依然|屡禁|禁而|任重道远|过度|过低|过高|过多|过慢|单一|随意|空(?:转|泛|心)|虚(?:报|列|增|假)|套取|截流|侵占|拖欠|闲置|浪费|粗放|打折扣|有偏差|错位|越位|失职|失察|失管|失守|失序|梗阻|中梗|盲区|空白|难(?:题|点|以)|乱象|擅自|违建|腐败|老大难|层层递减|上热中温下冷|一团和气|好人主义|老好人|较(?:慢|差|弱|低|少|大|轻)|模糊|盲目|片面|肤浅|机械|简单化|碎片化|娱乐化|庸俗化|形式化|散漫|涣散|拖沓|压力大|吃拿卡要|失灵|温差|倒挂|门槛高|匮乏|无人|无法|不能|悬空|过关|进展慢|进度慢|松动|断档|断层|短缺|紧缺|带病|混入|脏乱|污浊|率低|同质化|脱落|损坏|破损|失效|过期|锈蚀|变形|堵塞|占用|遮挡|渗漏|裂缝|倾斜|故障|瘫痪|老化|裸露|混放|无证|超载|漏水|积水|塌陷|外溢|围标|串标|扰民|横流|异味|恶臭|反弹|账实不符|挂账|截污不|直排|扬言|雁过拔毛|优亲厚友|吃空饷|跑冒滴漏|乱收费|乱罚款|乱摊派|一刀切|打白条|私设|小金库|以权谋私|靠企吃企|私车公养|公车私用|躺平|等靠要|懒政|怠政|(?<!降)(?<!减)[弱低差慢散乱浅](?=[,。;:、”"]|的?问题|$)|(?<![减不至多])少(?=[,。;:、”"]|的?问题|$)/;

/** Count of faults named in a text: 0 where it names none. */
export function faults(text: string): number {
  const cleaned = text.replace(HARMLESS, '');
  return FAULT.test(cleaned) ? 1 : 0;
}

const ACT_START =
  /^(?:(?:进一步|切实|持续|不断|全面|深入|认真|严格|积极|着力|大力|扎实|坚决|充分|科学|主动|及时|立即|迅速|有效|有序|稳步|稳妥|逐步|加快|加大|加强|强化|完善|健全|建立|建好|落实|开展|推进|推动|推行|制定|制订|印发|召开|组织|深化|抓好|抓实|抓紧|狠抓|提升|提高|规范|优化|改进|改善|明确|压实|压紧|严肃|严把|严查|坚持|树牢|树立|聚焦|紧盯|紧扣|督促|督导|指导|举办|成立|修订|出台|清理|清退|追缴|整合|整治|整改|排查|拓展|创新|夯实|筑牢|发挥|做好|做实|做细|细化|探索|构建|打造|畅通|统筹|实施|实行|执行|启动|配齐|配强|选优|调整|增强|增加|扩大|引导|引进|搭建|用好|盘活|化解|查处|严惩|严明|严抓|巩固|保持|保障|确保|支持|培育|培养|学习|宣传|对照|举一反三|全力|全程|高标准|常态化|把|将|已|目前|截至|按照|结合|通过|依托|围绕|突出|注重|定期|每(?:半)?[年月季周两]|逐一|逐项|逐步|重新|扭转|破解|补齐|理顺|厘清|摸清|核查|核实|约谈|通报|问责|退还|收回|拆除|恢复|投入|安装|新建|改造|施工|招标|验收|完成|聘请|严[守打管防]|扩增|选派|选聘|选拔|招聘|编制|编印|修复|打通|取缔|关停|关闭|拨付|补发|追回|追责|收缴|收回|整治|治理|实现|设立|设置|配备|配足|增配|增设|新增|上线|推广|升级|更新|评选|签订|发放|发布|举行|依法|依规|定点|划定|划分|划转|联合|集中|统一|精简|压减|压缩|缩短|放宽|降低|减少|严控|严格|杜绝|禁止|取消|撤销|撤并|移交|移送|立案|处理|处分|给予|批评|责令|督办|挂牌|回访|走访|入户|开通|开设|开发|开辟|引入|采购|购置|投放|种植|清淤|补植|复垦|复绿|补充|补录|补缴|补签|补办|补扫|补提|补建|补足|终止|核减|解除|责成|约束|没收|重新|充实|评定|培训|推出|策划|疏导|分流|简化|整合|争取|申请|申报|协调|对接|对标|每|全))/;

/** The predicate of a fault at the end of a clause: …措施不够实, …推进缓慢, …存在短板. */
const FAULT_END =
  /(?:不(?:够|太|甚|强|力|实|严|足|深|细|高|快|大|全|清|明|畅|优|准|紧|硬|广|多|齐|均|顺|稳|牢|透|精|及时|到位|彻底|规范|健全|完善|充分|合理|扎实|深入|严格|明显|平衡|落实|有力|得力|科学|准确|统一|一致|匹配|完整|严谨|严肃|经常|主动|积极|作为|担当|紧密|突出|明确|理想|达标|符)|未[^的,。;\d]{1,8}|滞后|缓慢|迟缓|薄弱|乏力|缺失|缺位|欠缺|偏(?:低|慢|弱|软|少|差|高|大|重)|较(?:低|慢|弱|软|少|差|大)|(?:有|存在).{0,6}(?:差距|短板|不足|漏洞|盲区|偏差|弱项|隐患)|流于形式|走过场|有待.{2,6}|亟待.{2,6})[^,。;]{0,4}[,。;]?$/;

/** True where a clause ends in the predicate of a fault, whatever verb it begins with (优化营商环境措施不够实). */
export function endsInFault(text: string): boolean {
  const clause = fold(text)
    .trim()
    .replace(HARMLESS, '')
    .split(/[,。;:]/, 1)[0] as string;
  return clause.length <= 40 && FAULT_END.test(clause);
}

const ACT_ON =
  /^(?:对|针对|就|在|组织|邀请|安排|要求).{2,60}(?:进行|开展|予以|给予|实施|作出|作|落实|整改|办理|约谈|通报|处理|清理|检查|培训)/;
/** Who acts, in front of the act: 县财政局…, 4个乡镇…, 施工单位…. */
const ACTOR =
  /^[^,。;:“]{0,10}(?:区委|县委|市委|党委|党工委|党组|政府|支部|单位|部门|局|办|委|中心|所|站|公司|学校|学院|医院|街道|集团|企业|乡镇|县区|村|社区)(?:在[^,。]{2,24}时,|(?=[^的]))/;
const ACT_WE = /^(?:我|本)(?:局|委|县|区|市|省|镇|乡|校|院|公司|中心|单位|办|厅|部|街道|集团)/;
const ACT_BY =
  /^(?:.{0,12}(?:区委|县委|市委|党委|党工委|党组|镇党委|支部|单位|部门|局|委|办|中心|所|站|公司|学校|学院|医院|街道|集团|企业))(?:已|高度|及时|立即|先后|专题|主动|认真|结合|研究|制定|修订|组织|召开|成立|出台|印发|开展|建立|多次|集中|按照)/;

/** True where a text opens the way an act does: 加强…, 制定…, 召开…. */
export function actsFirst(text: string): boolean {
  const words = fold(text).replace(/^["“‘'\s]+/, '');
  if (endsInFault(words)) return false;
  const actor = ACTOR.exec(words);
  if (actor && ACT_START.test(words.slice(actor[0].length))) return true;
  return (
    (ACT_WE.test(words) && faults(words.slice(0, 30)) === 0) ||
    ACT_START.test(words) ||
    /^针对[^“"]{2,40}?,(?!.{0,6}问题)/.test(words) ||
    ACT_ON.test(words) ||
    ACT_BY.test(words)
  );
}

const ASPECT =
  /方面(?:的|存在的?|突出)*(?:主要|突出|具体|共性|个性)*(?:问题|情况)?(?:的?整改(?:落实|进展|完成)?(?:情况)?)?(?:\(\s?共?\s?\d{1,3}\s?[个条项][^)]{0,6}\))?[。:]?$/;

/** True for headings such as 关于“…”方面的问题 or 党的领导方面. */
export function namesAspect(text: string): boolean {
  const head = fold(text).trim();
  return head.length <= 200 && ASPECT.test(head) && !/(?:以下|如下|下列|几个|若干)[^,。]{0,4}方面/.test(head);
}

/** True for a document's own title: 关于…的整改情况, …反馈意见的报告, …问题清单. */
export function namesDocument(text: string): boolean {
  const title = fold(text).trim();
  return (
    /(?:报告|通报|方案|清单|台账|公示|公告|函|通知|回复|总结|一览表|汇总表?|反馈意见|(?:清单|台账|方案)[及和与].{2,8})$/.test(
      title,
    ) || /^(?:.{0,30}(?:委|组|局|厅|校|院|司|会|府|室|中心|集团))?关于.{6,}(?:情况|意见|问题|工作)$/.test(title)
  );
}

const ORGANISATION =
  /总体评价|肯定成绩|工作成绩|主要成绩|整改意见|高度重视|责任担当|部署整改|(?:产生|存在)?(?:问题)?(?:的)?(?:主要)?(?:原因|根源)(?:分析|剖析)?$|整改(?:工作)?主体责任|(?:整改)?进行到底|组织领导|加强领导|政治站位|思想认识|深化认识|提高认识|统一思想|凝聚共识|压实(?:整改|政治|主体)?责任|(?:扛起|扛牢|履行|落实|担起|扛稳).{0,12}(?:整改)?(?:主体|政治)?责任|明确(?:责任)?分工|扎实推进$|督(?:导|查|促)(?:检查|落实|问效)|跟踪问效|严督实导|狠抓落实|整改工作(?:总体|组织|推进|开展)?(?:情况|进展)|组织(?:推进|落实|实施|开展)(?:整改|落实|工作){0,3}的?情况|基本情况|总体(?:情况|要求|目标|安排|部署)|工作(?:安排|部署|步骤|要求|机制|原则|任务|目标|保障|开展情况|推进情况)|指导思想|(?:整改|基本)原则|(?:实施|方法|整改)步骤|保障措施|组织保障|下(?:一)?步|今后|下阶段|巩固.{0,10}成果|长效机制|后半篇文章|整改(?:工作)?成效|取得.{0,6}成效|经验|体会|成果运用|意见(?:和|与|及)?建议(?!\d)|(?:整改(?:工作)?|有关|具体|相关)要求|几点(?:要求|建议|意见)|(?:表态|讲话)|(?:存在|面临)的?(?:主要)?(?:困难(?!和问题|与问题|及问题)|不足)|情况说明|后续工作|整改方案制定|整改工作的?(?:主要)?做法|^(?:主要|工作)做法$|^.{0,6}概况$|^(?:督[查察导]|检查|审计|巡[察视]|报送|填报)(?:工作)?要求$/;

const CLUES =
  /(?:(?:问题)?线索|信访(?:件|举报|事项|问题|反映|积案)?|来信来访|移交(?:的)?(?:问题|线索|事项|信访)|边巡边改|边察边改).{0,24}(?:办理|处置|处理|核查|查办|办结|查核|整改)(?:的)?(?:情况|进展|结果|工作)/;

const LATER = /下(?:一)?步|今后|下阶段|后续|巩固.{0,10}成果|长效机制|后半篇|继续|持续/;

/** True for headings of organisation, conclusions, demands: chapters that look like aspects but hold no problems. */
export function organises(text: string): boolean {
  const head = fold(text).slice(0, 80);
  return ORGANISATION.test(head) || LATER.test(head.slice(0, 30));
}

/** True for a free paragraph that speaks of the whole at the end: 下一步，…; 巡察组提出…意见：…; 书记表示，…. */
export function closesDocument(text: string): boolean {
  const head = fold(text).slice(0, 60);
  return (
    /^(?:(?:填报|填表|编制)说明:|下(?:一)?步|今后|接下来|下阶段|总之|综上|通过(?:前段|这次|此次)|虽然|以上|同时,我们|我们将|县委将|区委将|市委将|局党组将|(?:同时|但|但是|此外|在此)?,?(?:我们|也|还)*,?(?:清醒|清楚|深刻)地?(?:看到|认识到)|感谢|谢谢|责令(?:你|以上|上述|相关|限期)|针对以上问题|(?:我|本)(?:局|委|县|区|市|省|镇|乡|校|院|公司|中心|单位|厅|街道|集团|党委|党组)[^。,]{0,6}将|对(?:以上|上述)|(?:请|望|希望|要求)(?:你|贵|各|有关|相关|以上|上述|及时|认真|高度))/.test(
      head,
    ) ||
    /(?:巡[察视]组|督察组|审计组).{0,12}(?:提出|要求|建议|强调)|(?:意见|要求|建议)(?:如下)?:|(?:提出|指出)的?.{0,30}(?:建议|意见)|(?:表示|表态|强调|指出),|表态发言/.test(
      head,
    )
  );
}

/** True for a line that leads in advice, demands or plans: 提出如下监察建议：, 各单位要做好以下工作： */
export function asksFor(text: string): boolean {
  const line = fold(text).trim();
  return (
    line.length <= 120 &&
    line.endsWith(':') &&
    (/(?:建议|要求|意见|打算)(?:如下)?:$/.test(line) ||
      /(?:要|请|应当?|将)[^,。]{0,12}(?:做好|抓好|落实)[^,。]{0,8}工作:$/.test(line))
  );
}

/** True for a paragraph that only leads on (现报告如下：) or passes clues to others. */
export function passesOn(text: string): boolean {
  const line = fold(text).trim();
  return (
    line.length <= 160 &&
    (/(?:如下|(?:以下|下列)[^。]{0,30}):$/.test(line) ||
      /^(?:虽然|尽管)/.test(line) ||
      /线索[^。]{0,24}(?:转|移交|处理|办理)/.test(line))
  );
}

/** True for a sentence that reports clues or petitions and where they went: 还收到反映…的问题线索6件，已转县纪委监委. */
export function reportsClues(text: string): boolean {
  const line = fold(text).trim();
  return (
    line.length <= 200 &&
    !/^(?:针对|关于|对照)/.test(line) &&
    faults(line.replace(/反映[^,。]{0,40}的?(?=(?:问题)?线索|信访|来信|举报)/, '')) === 0 &&
    !actsFirst(line) &&
    (/(?:收到|接到).{0,60}线索/.test(line) ||
      /(?:巡[察视]|审计|督[察查导]|检查)(?:组|期间).{0,20}(?:收到|受理|接到|发现|移交|梳理).{0,60}(?:线索|信访|来信|来访|举报)/.test(
        line,
      )) &&
    /(?:转|移交|移送|交由|交办|处理|办理|处置|核查)/.test(line.slice(4))
  );
}

/** True for headings on what is still lacking in the work itself: 存在的不足, 整改工作中的主要困难. */
export function namesShortcomings(text: string): boolean {
  const line = fold(text)
    .trim()
    .replace(/[。:]$/, '');
  return (
    line.length <= 24 &&
    !/反馈|巡[察视]|审计|督察|检查|指出|查出|查摆/.test(line) &&
    (/(?:不足|困难|差距|短板)(?:之处|(?:和|与|及|、).{2,8})?$/.test(line) ||
      /整改.{0,6}(?:存在|仍有).{0,6}问题$/.test(line)) &&
    /存在|面临|工作|整改|主要|目前|当前|仍|不足之处/.test(line)
  );
}

/** Longest heading on difficulties, causes or advice. */
const HEADING_LENGTH = 30;

/** True for headings on what comes next (下一步工作打算), also where the text goes on behind them. */
export function speaksOfLater(text: string): boolean {
  const head = fold(text).slice(0, HEADING_LENGTH);
  return (
    /下(?:一)?步|今后|下阶段|后续|后半篇/.test(head) ||
    // 反馈意见建议83条 in a sentence is no heading
    (!/[,。;]./.test(head) &&
      /(?:存在|面临)的?(?:主要)?困难(?!和问题|与问题|及问题)|问题(?:产生)?的?(?:主要)?(?:原因|根源)|(?:原因|根源)(?:分析|剖析)|意见(?:和|与|及)?建议|整改(?:要求|意见建议)|(?:工作|督[查察导]|检查|报送|填报)要求/.test(
        head,
      ))
  );
}

/** True for 四、整改要求, 三、整改意见: a heading of demands that reads like a label. */
export function headsDemands(words: string): boolean {
  return /^整改(?:工作)?(?:要求|意见|建议)/.test(words);
}

/** True for a 整改类型 (立行立改, 限期整改, 长期整改, 分阶段整改 …); 问题类别：政治建设 names an aspect instead. */
export function namesKind(text: string): boolean {
  return /立行|立即|即知|限期|长期|中期|短期|近期|持续|分阶段|常态|个性|共性/.test(text);
}

/** True for the section on clues and petitions (关于巡视移交问题线索和信访件办理情况), which is a ledger of its own. */
export function tellsOfClues(text: string): boolean {
  const head = fold(text).slice(0, 60);
  return !/^(?:针对|关于)?["“]/.test(head) && CLUES.test(head);
}

const FINDINGS =
  /问题整改|整改(?:落实|进展|完成)?情况|整改任务|反馈(?:意见|问题)|存在(?:的)?(?:主要|突出)?(?:(?:困难|不足)(?:和|与|及)(?:主要)?)?问题|(?:发现|查出|指出|查摆|移交)(?:的)?(?:主要)?问题|逐项|逐条|具体问题|突出问题|问题清单|任务落(?:地|实)/;

/** True for chapter headings that announce findings (反馈问题整改落实情况). */
export function announcesFindings(text: string): boolean {
  return FINDINGS.test(fold(text).slice(0, 80));
}

/** True for chapters that sort problems by how far they have come: 已完成整改的问题, 需长期坚持的事项. */
export function namesProgress(text: string): boolean {
  return /^(?:目前)?(?:已|正在|基本|未|尚未|达到序时|持续|长期|阶段性|分(?:阶段|期|步)|需要?|立行|限期)[^,。]{0,10}(?:完成|整改|推进|坚持|销号|落实|进度|立改)[^,。]{0,8}(?:问题|事项|任务|情况|的)/.test(
    fold(text),
  );
}

const STATUS =
  /^(?:该|此|本)?(?:项|条)?(?:问题|项目|整改任务|任务|事项|整改)?(?:目前|现)?(?:已|已经|正在|基本|尚未|未|持续|长期)?(?:全部|全面|基本|阶段性)?(?:完成|整改到位|整改完成|整改完毕|推进|整改|坚持|销号|办结)(?:整改|到位|完毕|中|任务|销号|推进|并(?:长期|持续)坚持)?(?:[,、](?:并)?(?:需|将)?(?:长期|持续)?(?:坚持|推进|整改)|[,、](?:计划|预计|力争|拟于|将于).{2,20}(?:完成|到位|销号))?[。;.]?$/;
/** Words that a status is put together from, in any order: 已按期完成整改并申请销号, 正在有序推进中. */
const STATUS_PARTS =
  /^(?:该|此|本|项|条|问题|任务|事项|整改|工作|目标|目前|现|截至(?:\d{4}年)?\d{1,2}月(?:底|末)?|已经?|正在?|仍|还|在|基本|大部分|部分|全部|全面|全|均|尚未|未|持续|长期|常态化|阶段性|按(?:期|时|要求|计划)|完成|到位|完毕|完结|结束|推进|推动|坚持|进行|销号|办结|办理|处理|解决|纠正|改正|落实|整治|立行立改|立改|限期|有序|稳步|加快|抓紧|取得|成效|进展|明显|达到|序时|时序|进度|申请|待|验收|审核|通过|并|需|将|中|了|[,、])+[。;.]?$/;
/** Without one of these, words of that kind are an act: 全面推进整改工作. */
const STATUS_CORE = /已|正在?|仍|未|基本|阶段性|部分|完成|完毕|完结|办结|销号|到位|中[。;.]?$|立行立改|持续整改|长期/;
const STATUS_LABELLED = /^(?:整改)?(?:进展|完成|落实)?(?:情况|状态|进度)[::](.{2,24}?)[。;]?$/;

/** True for a status sentence: 该问题已完成整改。 整改进展情况：已完成，长期坚持。 */
export function tellsStatus(sentence: string): boolean {
  const folded = fold(sentence).trim();
  if (folded.length > 40) return false;
  if (/^(?:整改)?完成(?:进度|率)(?:约|达到?)?\d{1,3}%[。;]?$/.test(folded)) return true;
  const labelled = STATUS_LABELLED.exec(folded);
  const bare = /^\(.{2,20}\)$/.test(folded) ? folded.slice(1, -1) : folded;
  const words = labelled ? (labelled[1] ?? '') : bare;
  return STATUS.test(words) || (words.length <= 24 && STATUS_PARTS.test(words) && STATUS_CORE.test(words));
}
