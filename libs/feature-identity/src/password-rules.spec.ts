import { checkPassword } from './password-rules';

const OWN = ['demo-clerk', '李建国', '广东省发展和改革委员会 Guangdong Development and Reform Commission'];
const verdict = (password: string) =>
  checkPassword(password, OWN).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );

describe('a new password', () => {
  it.each(['kort-1', 'onlyletters', '12345678901', '          '])('%s is too weak', async (one) =>
    expect(await verdict(one)).toBe('password.weak'),
  );

  it.each([
    'Password123!',
    'P@ssw0rd2024',
    'Qwerty12345',
    '1qaz2wsx3edc',
    'Admin@12345',
    'Admin123456!',
    'Aa123456789',
    'Letmein2024!!',
    'Woaini1314!',
    '5201314aaa!',
    'Zhongguo2024',
    'Beijing@2024',
    'china@2024!',
    'Huawei@123',
    'abcd123456',
    'Qq123456789!',
    '13800138000a',
    '19900101abc!',
    'aaaaaaaaa1!',
    'Summer2024!',
    'Ｐａｓｓｗｏｒｄ１２３',
  ])('%s is one that everybody tries', async (one) => expect(await verdict(one)).toBe('password.common'));

  it.each([
    'demo-clerk2024',
    'Demo-Clerk-1',
    '李建国12345678',
    'guangdong-Heron-77',
    '广东省Heron-77x',
    'x9-ＤＥＭＯ-clerk!',
  ])('%s is made of the person’s own names', async (one) => expect(await verdict(one)).toBe('password.personal'));

  it.each(['Heron-Lantern-77', 'kR7#mQ2x!pVw', 'Xiongmao#7tree', '竹杖芒鞋轻胜马谁怕27', 'correct horse battery 9'])(
    '%s is taken',
    async (one) => expect(await verdict(one)).toBe('taken'),
  );
});
