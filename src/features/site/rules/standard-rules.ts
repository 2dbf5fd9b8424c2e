import type { NewRule } from './add-rule.ts'

/** The clauses of a new site, in order. The operator changes them at will. */
export const standardRules: NewRule[] = [
  {
    id: 'r-illegal',
    title_zh: '违法内容',
    title_en: 'Unlawful content',
    text_zh: '不发布本站所在地法律禁止的内容，也不为违法的买卖和服务牵线。为揭露或研究而引用的，要写明出处和用意。',
    text_en:
      'Nothing that the law where this site is run forbids, and no brokering of unlawful goods or services. Material quoted to expose or study it says where it is from and why it is quoted.',
  },
  {
    id: 'r-fabrication',
    title_zh: '编造事实',
    title_en: 'Made-up facts',
    text_zh:
      '不把编造的事、数字、引语、图片当作真的发表，不给论断配上并不支持它的来源。写错了就更正，不算违反本条；虚构作品请声明为虚构。',
    text_en:
      'No invented events, figures, quotations or pictures presented as real, and no source that does not support the claim it stands at. An honest mistake that is corrected does not break this rule; fiction is declared as fiction.',
  },
  {
    id: 'r-impersonation',
    title_zh: '冒充他人',
    title_en: 'Impersonation',
    text_zh: '不冒充别的人、机构、媒体或本站工作人员。戏仿要让读者一眼看得出是戏仿。',
    text_en:
      'Do not pose as another person, organisation, newsroom or the staff of this site. Parody must be recognisable as parody at a glance.',
  },
  {
    id: 'r-harassment',
    title_zh: '骚扰与攻击',
    title_en: 'Harassment',
    text_zh:
      '不辱骂、威胁、跟踪或煽动围攻他人，不因民族、地域、性别、信仰、残疾等身份贬损人群。批评言行可以尖锐，但不对人下手。',
    text_en:
      'No insults, threats, stalking or calls to pile on, and nothing that degrades people for who they are: origin, sex, belief, disability. Criticise what people say and do as sharply as you like; leave the person alone.',
  },
  {
    id: 'r-privacy',
    title_zh: '他人的隐私',
    title_en: 'Personal data',
    text_zh: '不公开他人的住址、证件号、电话、病历、私下的照片和通信等个人信息，除非本人同意，或者公众确有必要知道。',
    text_en:
      'Do not publish other people’s addresses, identity numbers, telephone numbers, health records, private pictures or messages, unless they agree or the public truly needs to know.',
  },
  {
    id: 'r-minors',
    title_zh: '保护未成年人',
    title_en: 'Protection of minors',
    text_zh: '绝不容许任何把未成年人性化的内容。不公开能认出受害或涉案未成年人的信息，不引诱未成年人去做危险的事。',
    text_en:
      'Nothing that sexualises minors, ever. Nothing that lets people recognise a minor who is a victim or a suspect, and nothing that lures minors into danger.',
  },
  {
    id: 'r-danger',
    title_zh: '危险的建议',
    title_en: 'Dangerous advice',
    text_zh:
      '不发布照做会伤身害命或损失钱财的建议，例如劝人停药、教人自伤、保证获利。谈医药、法律和投资，要有来源并说明限度。',
    text_en:
      'No advice that injures those who follow it or costs them their savings: to stop a medicine, to harm oneself, to expect a guaranteed profit. Writing about medicine, law or investment has sources and names its limits.',
  },
  {
    id: 'r-plagiarism',
    title_zh: '抄袭与擅自转载',
    title_en: 'Plagiarism and reprints without leave',
    text_zh: '不把别人的文字、图片当作自己的发表。转载要有作者或权利人的许可，并写明原文；合理引用要注明出处。',
    text_en:
      'Do not publish the words or pictures of others as your own. A reprint needs the leave of its author or owner and names the original; a fair quotation says where it is from.',
  },
  {
    id: 'r-advertising',
    title_zh: '隐瞒广告',
    title_en: 'Undeclared advertising',
    text_zh: '收了钱、礼物或别的好处而写的内容，要声明为广告；与所写的人或公司有利害关系的，要写明。',
    text_en:
      'What was written for money, gifts or other advantages is declared as an advertisement; an interest in the people or companies concerned is disclosed.',
  },
  {
    id: 'r-ai',
    title_zh: '隐瞒人工智能生成',
    title_en: 'Undeclared use of AI',
    text_zh: '由人工智能生成或大幅改写的文字、图片、声音和视频，要照实声明，不得去掉已有的标识。',
    text_en:
      'Text, pictures, sound and video that were made or largely rewritten by AI are declared as such, and marks that say so are not removed.',
  },
  {
    id: 'r-spam',
    title_zh: '垃圾信息与操纵',
    title_en: 'Spam and manipulation',
    text_zh: '不批量发布重复或无意义的内容，不用标题骗点击，不用多个账号或花钱刷阅读、关注和评论，不滥用举报。',
    text_en:
      'No bulk posting of repeated or empty content, no titles that promise what the text does not hold, no buying or faking of readers, followers or comments, and no abuse of reports.',
  },
  {
    id: 'r-links',
    title_zh: '有害链接',
    title_en: 'Malicious links',
    text_zh: '不放钓鱼、带恶意程序或伪装去处的链接，不诱导读者下载来历不明的软件、扫来历不明的码。',
    text_en:
      'No links to phishing or malware, no links that hide where they lead, and nothing that talks readers into unknown downloads or codes.',
  },
]
