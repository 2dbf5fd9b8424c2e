// Beginnings that people reach for when ten characters are asked: keyboard walks, words for a password, names of
// sites and games, love and luck in pinyin. Digits and signs around them change nothing.
const words = new Set(
  `password passw0rd passwort passphrase mypassword newpassword thepassword password1password letmein letmeinnow
  welcome welcomeback changeme changemenow default secret topsecret admin administrator root superuser sysadmin
  adminadmin rootroot testtest testing guest guestguest login loginlogin master mastermaster access system
  qwerty qwertyuiop qwertyuio qwert qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjkl asdfasdf asdf zxcvbn zxcvbnm
  qazwsx qazwsxedc wsxedc qweasd qweasdzxc qwerasdf zaqxsw poiuytrewq lkjhgfdsa mnbvcxz
  abcdef abcdefg abcdefgh abcdefghi abcdefghij abcabc abcd alphabet
  iloveyou iloveu loveyou lovelove iloveyouforever forever foreverlove mylove sweetheart darling honey
  sunshine rainbow butterfly princess princesa flower summer winter spring autumn monday friday january
  football baseball basketball soccer hockey liverpool chelsea arsenal barcelona realmadrid manchester juventus
  superman batman spiderman pokemon pikachu starwars minecraft fortnite counterstrike playstation nintendo
  dragon dragonball monkey tiger eagle shadow killer hunter ranger warrior phoenix matrix computer internet samsung
  google facebook twitter instagram youtube linkedin github microsoft windows apple android whatsapp telegram weibo
  wechat weixin taobao alipay tencent baidu huawei xiaomi bilibili douyin wenhao wenhaowenhao
  michael jennifer jessica michelle charlie jordan thomas daniel andrew joshua robert william alexander nicole
  zhangwei wangwei wangfang liwei lina zhangmin lijing wanglei zhangsan lisi wangwu zhaoliu xiaoming xiaohong
  woaini woaiwojia woaizhongguo woaibaba woaimama woaiwo wodemima mima mimamima wobuzhidao buzhidao nihao nihaoma
  zhongguo beijing shanghai guangzhou shenzhen hongkong taiwan aoligei jiayou gongxifacai xinnian shengri shengrikuaile
  meiyou meiyoumima caonima nimabi wangle zaijian gaosuwo laopo laogong baobei qinaide tianshi mogui
  trustno one whatever nothing something anything freedom liberty america canada england london newyork
  correcthorsebatterystaple thisismypassword thisisapassword iamthebest ihatepasswords donttellanyone opensesame
  a aa aaa q x z`.split(/\s+/),
)

const walks = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

const lookAlikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** Whether a password would be among the first that somebody tries, or is made of the person's own address or name. */
export const isCommonPassword = (password: string, own: string[] = []): boolean => {
  const plain = password.normalize('NFKC').toLowerCase()
  return isThin(plain) || isWalk(plain) || isWord(plain) || isOwn(plain, own)
}

const isThin = (plain: string): boolean => new Set(plain).size <= 3 || /^(.{1,5}?)\1+$/u.test(plain)

// Dates, birthdays and lucky numbers: ten digits alone are ten guesses a second for three years at most.
const isWalk = (plain: string): boolean =>
  /^[\d\s./-]+$/.test(plain) ||
  walks.some((walk) => walk.includes(plain) || [...walk].reverse().join('').includes(plain))

const isWord = (plain: string): boolean => {
  const middle = plain.replace(/^[^\p{L}]+/u, '').replace(/[^\p{L}]+$/u, '')
  const read = middle.replace(/[0134579@$!]/g, (sign) => lookAlikes[sign] ?? sign)
  return [middle, read, plain.replace(/[^\p{L}]/gu, '')].some((text) => words.has(text))
}

const isOwn = (plain: string, own: string[]): boolean =>
  own
    .flatMap((text) => [text.toLowerCase(), text.toLowerCase().split('@', 1)[0] ?? ''])
    .filter((text) => text.length >= 4)
    .some((text) => plain.replace(/[\d\W_]+$/, '') === text || plain === text)
