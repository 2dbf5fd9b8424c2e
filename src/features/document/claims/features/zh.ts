import { type Feature, held, shown } from './feature.ts'

const han = /[\p{sc=Han}]/gu
const latinWord = /[A-Za-z]{2,}/g
const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
/** How long it reads: a Chinese character is one, a foreign word two. */
const lengthOf = (text: string) => countOf(text, han) + 2 * countOf(text, latinWord)
const between = (least: number, most: number) => (text: string) => {
  const length = lengthOf(text)
  return length >= least && length < most
}

const digits = '[0-9０-９〇一二两三四五六七八九十百千]'

/** What is seen in a Chinese sentence; patterns read the text after `fold`, so simplified and half-width. */
export const chineseFeatures: Feature[] = [
  shown('digit', 'figure', /\d[\d,.]{0,20}/),
  shown('digits2', 'figure', /\d{2}[\d,.]{0,20}/),
  shown('decimal', 'figure', /\d{0,12}\d\.\d{1,12}/),
  shown('grouped', 'figure', /\d{1,3},\d{3}[\d,]{0,12}/),
  shown('amount', 'figure', new RegExp(`${digits} ?(?:多|余|几|来)?[万亿]`)),
  shown(
    'counted',
    'figure',
    new RegExp(
      `(?:\\d|[一二两三四五六七八九十百千万亿几数]) ?(?:多|余)?(?:名|位|家|人|例|起|吨|公里|千米|千瓦|平方|公斤|克|米|岁|户|辆|架|艘|所|座|项|篇|票|亩|度|小时|分钟|秒|天|周|倍)`,
    ),
  ),
  shown(
    'share',
    'share',
    /[\d.]{0,8}[%％‰]|百分之|百分点|[一二三四五六七八九]成|(?:过|近)半|分之[一二三四五六七八九十]/,
  ),
  shown('money', 'money', /[$￥¥€£] ?\d|\d ?[万亿]*(?:元|美元|欧元|英镑|日元|港元|块钱)|[十百千万亿](?:美|欧)?元/),
  shown('year', 'date', /(?:1[5-9]|20)\d\d ?年|(?:1[5-9]|20)\d\d-\d/),
  shown('bareYear', 'date', /(?:^|[^\d.])(?:1[89]|20)\d\d(?![\d.])/),
  shown('day', 'date', /\d ?月(?: ?\d+ ?日)?|\d ?日(?!志|常)/),
  shown('era', 'history', /世纪|年代|[元明清唐宋汉]朝|公元|二战|战后|建国|历史上|自古|古代/),
  shown(
    'lately',
    'lately',
    /去年|今年|前年|近年|近[几两三]年|[上这本]个?(?:周|月|季度)|昨[天日]|日前|截至|截止|目前|迄今|如今|最近|同期|至今/,
  ),
  shown('ago', 'history', /\d+ ?(?:年|天|个月)(?:前|来|后)|多年(?:前|来)|自从|后来|当时|曾经?|最初|早期|首先由|已经/),
  shown(
    'organisation',
    'organisation',
    /[\p{sc=Han}A-Za-z]{2}(?:公司|大学|学院|集团|银行|协会|基金会|研究所|研究院|医院|政府|法院|委员会|学会|联盟|组织|出版社|实验室|日报|总局|部门|团队|社区)/u,
  ),
  shown(
    'bureau',
    'organisation',
    /(?:[省市县州区]|国家|卫生|财政|教育|统计|商务|气象)[\p{sc=Han}]{0,6}(?:局|部|厅|委|院)/u,
  ),
  shown(
    'company',
    'organisation',
    /微软|谷歌|苹果|百度|阿里|腾讯|华为|脸书|推特|Google|Microsoft|Apple|IBM|Red Hat|Canonical|Facebook|Twitter|Amazon|亚马逊|Mozilla|Intel|英特尔|NASA|Oracle|Netflix/i,
  ),
  shown(
    'person',
    'person',
    /先生|女士|教授|博士|老师|院士|主席|总统|总理|部长|局长|市长|主任|经理|创始人|作者|科学家|统计学家|数学家|工程师|开发者|CEO|记者/,
  ),
  shown(
    'foreignName',
    'name',
    /(?<![A-Za-z.])[A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]+|[\p{sc=Han}]{2,5}·[\p{sc=Han}]{2,6}/u,
  ),
  shown(
    'place',
    'place',
    /美国|中国|英国|日本|德国|法国|俄罗斯|印度|欧洲|欧盟|亚洲|非洲|北京|上海|台湾|香港|[\p{sc=Han}]{2}[省市县镇村区](?![场民])/u,
  ),
  shown('world', 'place', /全球|世界|全国|国内外|国际|各国|业界|全球范围/),
  shown(
    'accordingTo',
    'attribution',
    /(?:据|根据|依据|按照)[^，。,]{0,24}(?:报道|统计|显示|介绍|透露|称|估计|消息|数据|调查|研究|报告|规定|说法)|来自[^，。]{1,20}的(?:数据|报告|消息)/,
  ),
  shown(
    'said',
    'attribution',
    /(?:表示|声称|宣称|指出|宣布|透露|强调|提到|坦言|写道|回应|承认|警告|披露|公布|呼吁|主张)/,
  ),
  shown('saidQuote', 'attribution', /(?:说|称|道|表示|认为|指出|写道|提到|问)[，：:, ]{0,2}[“"「]/),
  shown('holds', 'attribution', /(?<!我|我们|个人|笔者)(?:认为|相信|说(?!明|起|到|实|白)|告诉|解释|提出|建议)/),
  shown(
    'research',
    'research',
    /研究(?:表明|发现|显示|人员|者|证[明实])|调查|试验|实验|论文|报告|数据(?:显示|表明)|统计(?:显示|数据)|样本|发表(?:于|在|了)|文献|综述|证实/,
  ),
  shown('law', 'law', /法律|规定|条例|法案|许可证|协议|标准|政策|专利|判决|禁止|法规/),
  shown('quotation', 'quotation', /[“「"][^”」"]{8,}/),
  shown('shortQuote', 'quotation', /[“「"][^”」"]{1,7}[”」"]/),
  shown('namedWork', 'namedWork', /《[^》]{1,40}》/),
  shown(
    'comparison',
    'comparison',
    /超过|高于|低于|多于|少于|不足|达到|高达|相当于|[比较][^，。]{1,15}(?:更|高|低|多|少|快|慢|大|小|好|差|强|弱)|占[^，。领据用]{0,8}\d/,
  ),
  shown(
    'change',
    'change',
    /同比|环比|增长|下降|增加(?!一个)|减少|上升|下跌|上涨|翻[了一]?[番倍]|提高|降低|缩[短减]|扩大|升至|降至|跌/,
  ),
  shown(
    'superlative',
    'superlative',
    /最(?:大|高|早|多|低|小|少|快|长|受欢迎|流行|著名|重要|常用|新)|第一(?:个|次|款|位|家|届)|首(?:次|个|家|款|届|位)|唯一|前所未有|史上|之一/,
  ),
  shown('widely', 'superlative', /广泛|流行|著名|知名|闻名|主流|数百万|成千上万|众多|大量/),
  shown('cause', 'cause', /因为|由于|导致|造成|使得|引起|致使|得益于|归因|取决于|影响/),
  shown('thus', 'cause', /因此|所以|从而|于是/),
  shown(
    'event',
    'event',
    /成立|发布|举[行办]|召开|创[立建办]|推出|收购|去世|出生|获得|当选|建成|开源(?:了|于)|诞生|发明|加入|任[命职]|离职|辞|上市|停止|终止|启动|签署|通过了|批准|发生|遭|爆发|袭击|起诉|逮捕|占领|战争|出版|首演|赢得|夺|发现了|支持了|移植|发起|主导|维护|赞助|开发(?:的|了|者)|创造了/,
  ),
  shown('held', 'property', /(?:位于|隶属|属于|拥有|包含了|包括|组成|设有|来自|毕业于|任教|供职|就职)/),
  shown('done', 'event', /了[，。；]|了(?:一|两|三|\d|该|其|他|她|这)|过[，。]/),
  shown('inYear', 'event', /(?:于|在) ?(?:1[5-9]|20)\d\d/),
  shown(
    'generality',
    'generality',
    /大多|多数|许多|很多|一般(?:来说|而言|是|都)|通常|往往|几乎|总是|人们|所有(?:的|人)|每个人|普遍|容易|有助于|会(?:增加|降低|导致|引起)/,
  ),
  shown('health', 'generality', /患者|治疗|疾病|症状|死亡|风险|健康|癌|病毒|药|感染|营养|维生素|血压|手术|细胞|基因/),
  shown(
    'economy',
    'generality',
    /人口|经济|市场|产量|收入|价格|就业|失业|出口|进口|销量|用户(?:数|量)|份额|GDP|投资|贷款|股/,
  ),
  shown('never', 'denial', /没有|并不|并非|从未|不再|无法|不支持|尚未|未曾|不是|不能/),
  shown('question', 'question', /[？?]/),
  shown(
    'asking',
    'question',
    /吗[。！？?]?$|呢[。！？?]?$|什么|怎[么样]|为何|为什么|哪[些个里]|是否|如何|多少|几何|何以/,
  ),
  shown('i', 'firstPerson', /我(?!们|国|军|省|市|校|院|司)|本人|笔者|小编|俺|自己/),
  shown(
    'myView',
    'opinion',
    /我(?:个人)?(?:认为|觉得|想|相信|感觉|希望|喜欢|的看法)|在我看来|笔者认为|个人(?:认为|觉得|感觉)|窃以为|依我/,
  ),
  shown('we', 'we', /我们|咱们?|大家/),
  shown('you', 'secondPerson', /[你您]/),
  shown('yourStep', 'howTo', /[你您](?:可以|需要|应该|必须|只需|也可|会看到|将看到|想|要|的)/),
  shown(
    'opinion',
    'opinion',
    /应该|应当|觉得|希望|值得|可惜|遗憾|有趣|令人|不错|很好|最好|必须|但愿|当然|其实|真的|确实|毕竟|的确|无疑|不得不|好用|强大|优秀|精彩|美[好丽]|棒|糟|难免|幸运|不幸|意义|魅力|简单|容易|困难|方便/,
  ),
  shown('degree', 'opinion', /非常|十分|很(?!多|少)|太|特别|相当(?!于)|极其|更加|比较|有点|足够/),
  shown('particle', 'opinion', /[吧啊呀哦嘛哈啦嗯唉]|而已|罢了|呵呵|哎/),
  shown('guess', 'guess', /可能|也许|大概|或许|似乎|恐怕|估计|看起来|好像|想必|据说|未必|不妨|也就是说/),
  shown('plan', 'plan', /将[会来要]|打算|计划|准备|期待|未来|即将|有望|愿意|想要|试[试着图]/),
  shown(
    'advice',
    'advice',
    /^(?:请|不要|别|切勿|记得|注意|确保|建议|务必|尽量|不妨|可以)|请(?:注意|参考|参阅|查看|确保|使用|在|点|自行|联系|大家|输入|先)|建议(?:你|您|大家|使用|在|先)/,
  ),
  shown(
    'step',
    'howTo',
    /^(?:首先|然后|接着|接下来|最后|现在|下一步|第[一二三四五六七八九十\d]+步|要|为了|若|若要|如果|当|使用|打开|点击|运行|执行|输入|选择|安装|创建|添加|设置|检查|通过|在这|这里|这[将会样个]|下面|以下|例如|比如|此外)/,
  ),
  shown(
    'can',
    'howTo',
    /可以(?:通过|使用|用|在|看|从|将|把|按|直接|帮)|能够|用来|用于|只需|就可以|即可|需要(?:在|先|将|把|使用|安装|一)|允许你?|让你/,
  ),
  shown(
    'tool',
    'howTo',
    /命令|文件|目录|配置|参数|函数|代码|脚本|安装|变量|窗口|按钮|菜单|选项|终端|终端|编译|选中|单击|点击|输出|输入|字段|接口|插件|软件包|仓库|登录|键/,
  ),
  shown(
    'statistics',
    'definition',
    /模型|变量|分布|估计量?|概率|假设检验|回归|矩阵|定理|算法|样本量|方差|均值|函数|数据集|参数|正态|贝叶斯|检验|随机/,
  ),
  shown(
    'ownText',
    'ownText',
    /本文|上文|下文|前文|文章|这篇|本[节章书次]|[上下]一?[节篇章图表]|如[图上下]|见[图表附]|图 ?\d|表 ?\d|前面|接下来|上述|如下|以下|上面|下面|附录|原文|参考|本系列|链接|译者|编辑|作者[：:]|教程|例子/,
  ),
  shown(
    'definition',
    'definition',
    /是指|指的是|称[为之]|叫做?|定义|是一(?:[种个款门套项类])|意味着|意思|表示(?:为|的|了)|即|也就是|所谓|相当于|概念|性质/,
  ),
  shown('supposition', 'supposition', /如果|假[如设定]|若|倘|比如|例如|譬如|举例|万一|设想|除非|一旦|假使/),
  shown('greeting', 'greeting', /感谢|谢谢|欢迎|祝|恭喜|再见|致谢|敬请|你好|大家好|抱歉/),
  shown(
    'notice',
    'greeting',
    /报名|嘉宾|投稿|主办|承办|会场|日程|联系(?:方式|人|我)|邮箱|电话|微信|公众号|关注|招聘|注册费|地点[：:]|时间[：:]|本届|大会|会议/,
  ),
  held('lead', 'ownText', (text) => /[：:]$/.test(text)),
  held('noEnd', 'fragment', (text) => !/[。！？；!?;.”」"』）)…：:]$/.test(text)),
  held('noComma', 'short', (text) => !/[，,、；：:]/.test(text)),
  shown('item', 'fragment', /^(?:[\d一二三四五六七八九十]+ ?[.、)）．]|[（(][\d一二三四五六七八九十]+[)）]|[-•·*●])/),
  shown('label', 'fragment', /^[^，。：:]{1,12}[：:]/),
  shown('name', 'fragment', /[A-Za-z\p{sc=Han}]{2,}[（(][^）)]{2,20}[）)][：:]/u),
  shown('code', 'code', /[=<>_{}$\\^|]|\w\(|\/\w+\/|--?[a-z]{2,}|[a-z]\.[a-z]{1,4}\b|::/),
  shown('formula', 'code', /[∑∫√≤≥≈αβγθλμσπ]|\b[a-z]\d?\b|\([a-z]_/),
  shown('exclamation', 'exclamation', /[！!]/),
  shown('ellipsis', 'opinion', /…|\.{3}|~|～/),
  shown('dash', 'definition', /——|--/),
  shown('bracket', 'definition', /[（(]/),
  held('english', 'howTo', (text) => 2 * countOf(text, latinWord) > countOf(text, han) * 0.5),
  held('length0', 'short', between(0, 10)),
  held('length1', 'short', between(10, 16)),
  held('length2', 'short', between(16, 24)),
  held('length4', 'long', between(36, 50)),
  held('length5', 'long', between(50, 75)),
  held('length6', 'long', (text) => lengthOf(text) >= 75),
]
