import { type Feature, held, shown } from './feature.ts'

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
const between = (least: number, most: number) => (text: string) => {
  const words = wordsOf(text)
  return words >= least && words < most
}

const numberWord =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|sixty|hundred)'

/** What is seen in an English sentence. */
export const englishFeatures: Feature[] = [
  shown('digit', 'figure', /\d[\d,.]{0,20}/),
  shown('digits2', 'figure', /\d{2}[\d,.]{0,20}/),
  shown('decimal', 'figure', /\d{0,12}\d\.\d{1,12}/),
  shown('grouped', 'figure', /\d{1,3},\d{3}[\d,]{0,12}/),
  shown('amount', 'figure', /\b(?:million|billion|trillion|thousand|hundred|dozen)s?\b/i),
  shown('numberWord', 'figure', new RegExp(`\\b${numberWord}\\b`, 'i')),
  shown(
    'counted',
    'figure',
    /\d[\d,.]* (?:\w+ )?(?:people|workers|jobs|years|days|months|percent|users|cases|deaths|countries|states|votes|students|children|families|miles|tons|troops|hours|minutes|visits|agencies)\b/i,
  ),
  shown(
    'share',
    'share',
    /[\d.]{0,8}\d ?%|\bper ?cent\b|\bpercentage\b|\b(?:half|third|quarter|majority|two-thirds) of\b|\bone (?:in|out of) \w+/i,
  ),
  shown('money', 'money', /[$£€] ?\d|\b(?:dollars?|cents|euros?|pounds)\b|US\$/i),
  shown('year', 'date', /\b(?:1[5-9]|20)\d\d\b/),
  shown(
    'day',
    'date',
    /\b(?:January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|\bMay \d|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\./,
  ),
  shown(
    'lately',
    'lately',
    /\b(?:yesterday|last (?:year|month|week|night|decade)|this (?:year|month|week)|recently|currently|today|so far|to date|nowadays|since|as of|now)\b/i,
  ),
  shown(
    'ago',
    'history',
    /\b(?:years?|months?|weeks?|decades?|days?) ago\b|\bin the (?:past|last)\b|\bover the (?:past|last)\b|\bcentury\b|\bhistory\b|\bearlier\b|\b(?:19|20)\d0s\b|\bformer(?:ly)?\b|\bpreviously\b/i,
  ),
  shown(
    'organisation',
    'organisation',
    /[A-Z]\w+ (?:University|Institute|Agency|Department|Administration|Committee|Council|Court|Company|Corporation|Inc|Association|Foundation|Commission|Bureau|Ministry|Party|Police|Bank|Office|Service|Center|Union|Congress)\b|\b(?:Congress|Senate|White House|Pentagon|Supreme Court|Parliament|NATO|FBI|NASA|GSA|UN|EU)\b/,
  ),
  shown('acronym', 'organisation', /\b[A-Z]{2,6}\b/),
  shown(
    'person',
    'person',
    /\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|President|Senator|Governor|Secretary|Minister|Professor|Judge|Justice|CEO|director|spokes(?:man|woman|person)|researchers?|scientists?|officials?|authorities|police)\b/,
  ),
  shown('fullName', 'name', /(?<=[a-z,] )[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+/),
  shown('innerCapital', 'name', /(?<=[a-z,] )[A-Z][a-z]+/),
  shown('headName', 'name', /^(?:The )?[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+/),
  shown(
    'place',
    'place',
    /\b(?:America|United States|U\.S\.|China|Russia|Iraq|Iran|Europe|Britain|Mexico|Japan|Germany|France|India|Canada|Israel|Soviet|California|Texas|New York|Washington|Florida|world|nation(?:al|wide)?|country|countries|global)\b/i,
  ),
  shown(
    'accordingTo',
    'attribution',
    /\baccording to\b|\breported(?:ly)?\b|\bcited?\b|\bbased on (?:data|figures)\b|\bestimates?\b|\ballegedly\b/i,
  ),
  shown(
    'said',
    'attribution',
    /\b(?:said|says|stated|told|announced|claimed|claims|argued|added|noted|confirmed|explained|warned|promised|declared|testified|revealed|denied|described|wrote|tweeted|remarked|suggested)\b/i,
  ),
  shown(
    'research',
    'research',
    /\b(?:study|studies|research|survey|poll|report|data|evidence|analysis|findings?|statistics?|journal|published|experts?)\b/i,
  ),
  shown(
    'law',
    'law',
    /\b(?:law|bill|act|amendment|legislation|treaty|tax(?:es)?|regulations?|policy|court|ruled|illegal|legal|statute|budget|deficit|debt)\b/i,
  ),
  shown('quotation', 'quotation', /["“][^"”]{12,}/),
  shown('shortQuote', 'quotation', /["“][^"”]{1,11}["”]/),
  shown(
    'comparison',
    'comparison',
    /\b(?:more|less|fewer|higher|lower|larger|greater|better|worse|bigger|smaller|faster|twice|double|triple|times as|compared (?:to|with)) ?(?:than)?\b/i,
  ),
  shown('than', 'comparison', /\bthan\b/i),
  shown(
    'change',
    'change',
    /\b(?:increas|decreas|declin|grew|grown|growth|doubled|tripled|rose|risen|rising|fell|fallen|drop(?:ped)?|reduc|cut|lost|gain|rais|expand|surpass|quadrupl)\w*/i,
  ),
  shown(
    'superlative',
    'superlative',
    /\b(?:most|first|largest|biggest|highest|lowest|best|worst|only|fastest|oldest|greatest|never|every|all|no one|nobody|record)\b/i,
  ),
  shown(
    'cause',
    'cause',
    /\b(?:because|caused?|due to|led to|leads? to|result(?:ed|s|ing)? (?:in|from)|thanks to|therefore|as a result)\b/i,
  ),
  shown(
    'event',
    'event',
    /\b(?:launched|released|founded|established|won|killed|died|born|elected|voted|signed|passed|held|arrested|opened|closed|created|built|introduced|joined|invaded|attacked|supported|opposed|vetoed|proposed|began|started|received|served|approved|became|made|took|found|gave|used|moved|sent|left|ran|spent|paid|developed|won|worked|offered)\b/i,
  ),
  shown('past', 'event', /\b(?:was|were|had|did)\b/i),
  shown('perfect', 'event', /\b(?:has|have|'ve|had) (?:\w+ly |not |also |already |never |been )?\w+(?:ed|en|wn)\b/i),
  shown('passive', 'event', /\b(?:was|were|been|is|are) (?:\w+ly )?\w+ed\b/i),
  shown('by', 'event', /\bby (?:the|[A-Z])/),
  shown(
    'generality',
    'generality',
    /\b(?:many|several|some|few|often|usually|generally|typically|always|people|americans|citizens|public|users|everyone)\b/i,
  ),
  shown(
    'economy',
    'generality',
    /\b(?:economy|jobs?|unemployment|wages?|income|inflation|poverty|spending|billion|trade|oil|energy|health care|insurance|crime|immigra\w+|education|schools?|military|nuclear|war|troops|votes?)\b/i,
  ),
  shown(
    'health',
    'generality',
    /\b(?:patients?|disease|cancer|virus|vaccin\w+|treatment|deaths?|risk|symptoms?|infect\w+|medical|mortality|drugs?)\b/i,
  ),
  shown('denial', 'denial', /\bnot\b|n't\b|n’t\b|\bno\b|\bnever\b|\bnone\b/i),
  shown('question', 'question', /\?/),
  shown(
    'asking',
    'question',
    /^["“']?(?:what|who|why|how|where|when|which|do|does|did|is|are|can|could|would|will|should|have) .*\?/i,
  ),
  shown('i', 'firstPerson', /\b(?:I|me|my|I'm|I’m|I've|I’ve|myself)\b/),
  shown('we', 'we', /\b(?:we|us|our|we're|we’re|we've|we’ve)\b/i),
  shown('weDid', 'we', /^(?:\w+,? ){0,6}we(?:'ve|’ve| have| also)? \w+ed\b/i),
  shown('you', 'secondPerson', /\b(?:you|your|you're|you’re|yourself)\b/i),
  shown('he', 'person', /\b(?:he|she|his|her|him)\b/i),
  shown('they', 'person', /\b(?:they|their|them)\b/i),
  shown(
    'myView',
    'opinion',
    /\bI (?:think|believe|feel|hope|want|know|guess|would|love|am|was|don't|don’t|do|just|say|mean|wish|agree|understand|thought)\b|\bin my (?:view|opinion)\b/i,
  ),
  shown(
    'opinion',
    'opinion',
    /\b(?:should|ought|must|great|good|bad|important|wonderful|terrible|amazing|unfortunately|fortunately|hopefully|sadly|best|interesting|exciting|excited|excellent|proud|beautiful|right|wrong|really|very|truly|simply|clear(?:ly)?|obvious(?:ly)?|certainly|of course|valuable|easy|difficult|essential|key)\b/i,
  ),
  shown('guess', 'guess', /\b(?:may|might|perhaps|maybe|probably|could|seems?|likely|appears?|possibly)\b/i),
  shown(
    'plan',
    'plan',
    /\b(?:will|'ll|’ll|going to|plans? to|want to|wants to|intend|hope to|look forward|gonna|would)\b/i,
  ),
  shown(
    'let',
    'advice',
    /\b(?:let's|let’s|let me|let us|please|make sure|be sure|consider|remember to|check out|learn more|read more|sign up|join us|visit|don't forget|contact|feel free)\b/i,
  ),
  shown(
    'imperative',
    'advice',
    /^(?:use|try|make|keep|see|check|read|click|select|run|add|create|open|install|set|go|find|get|start|choose|write|ask|don't|don’t|avoid|take|provide|include|ensure|test|build|give|watch|share|help|think|look|follow|identify|learn|review|develop|plan)\b/i,
  ),
  shown(
    'need',
    'advice',
    /\b(?:need(?:s)? to|have to|has to|should|you can|can be|able to|allows?|lets|helps?|how to|in order to)\b/i,
  ),
  shown(
    'howTo',
    'howTo',
    /\b(?:command|file|folder|button|click|menu|install|code|function|repository|template|step|tool|browser|website|page|form|feature|prototype|css|html|javascript|api|github|git)\b/i,
  ),
  shown(
    'ownText',
    'ownText',
    /\b(?:this (?:post|article|blog|section|chapter|series|guide|page)|below|above|following|figure \d|table \d|see also|example|next section|in this|editor|webinar|event|session|register)\b/i,
  ),
  shown(
    'definition',
    'definition',
    /\b(?:means|is defined|refers? to|is (?:a|an|the)|are (?:a|an|the)|called|known as|that is|i\.e\.)\b/i,
  ),
  shown(
    'supposition',
    'supposition',
    /\b(?:if|imagine|suppose|for example|for instance|e\.g\.|let's say|such as|whether|when you)\b/i,
  ),
  shown(
    'greeting',
    'greeting',
    /\b(?:thank(?:s| you)|welcome|congratulations|hello|sorry|goodbye|good evening|please join|god bless|ladies and gentlemen)\b/i,
  ),
  shown(
    'speech',
    'greeting',
    /\b(?:well|okay|ok|yes|yeah|oh|look|listen|governor|senator|folks|mr\. president|my fellow|applause|laughter)\b/i,
  ),
  held('lead', 'ownText', (text) => text.endsWith(':')),
  held('noEnd', 'fragment', (text) => !/[.!?;:"”'’)\]…]$/.test(text)),
  held(
    'noVerb',
    'fragment',
    (text) =>
      !/\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should)\b|\w{2}(?:ed|s)\b|'s\b|’s\b/i.test(
        text,
      ),
  ),
  held('lowStart', 'fragment', (text) => /^[a-z]/.test(text)),
  held('gerund', 'fragment', (text) => /^[A-Z][a-z]+ing\b/.test(text)),
  shown('photo', 'fragment', /\b(?:image|photo|picture|file photo|screenshot|credit|caption|pictured|video)\b/i),
  shown('item', 'fragment', /^(?:\d{1,2}[.)]|[-•*])\s/),
  shown('label', 'fragment', /^[^,.:]{1,30}: /),
  shown('code', 'code', /[=<>_{}\\^|]|\w\(\)|\/\w+\/|--[a-z]|\w\.(?:js|py|html|com|gov|org)\b/),
  shown('exclamation', 'exclamation', /!/),
  shown('comma', 'long', /,/),
  shown('who', 'person', /\bwho\b/i),
  held('length0', 'short', between(0, 5)),
  held('length1', 'short', between(5, 8)),
  held('length2', 'short', between(8, 12)),
  held('length4', 'long', between(18, 25)),
  held('length5', 'long', between(25, 35)),
  held('length6', 'long', (text) => wordsOf(text) >= 35),
]
