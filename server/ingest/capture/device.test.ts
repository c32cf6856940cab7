import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0';

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
    { name: 'Apple iPhone', kind: 'mobile', browser: 'Safari 18', os: 'iOS 18.6' },
  ],
  [
    `Mozilla/5.0 (Linux; Android 15; SM-S928B Build/AP3A.240905.015) ${chrome} Mobile Safari/537.36`,
    { name: 'Samsung SM-S928B', kind: 'mobile', browser: 'Chrome 142', os: 'Android 15' },
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${chrome} Mobile Safari/537.36`,
    { name: 'Android device', kind: 'mobile', browser: 'Chrome 142' },
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/142.0.0.0`,
    { name: 'Windows computer', kind: 'pc', browser: 'Microsoft Edge 142' },
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    { name: 'Linux computer', kind: 'pc', browser: 'Firefox 140', os: 'Linux' },
  ],
  // findings/real-world.md 30: "Huawei HarmonyOS".
  [
    `Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00; HMSCore 6.13.0.302) ${chrome} HuaweiBrowser/15.0.4.312 Mobile Safari/537.36`,
    { name: 'Huawei NOH-AN00', kind: 'mobile' },
  ],
  [
    `Mozilla/5.0 (Linux; Android 12; HarmonyOS; NOH-AN00) ${chrome} Mobile Safari/537.36`,
    { name: 'Huawei NOH-AN00', kind: 'mobile' },
  ],
  [`Mozilla/5.0 (Linux; Android 10; ELS-NX9) ${chrome} Mobile Safari/537.36`, { name: 'ELS-NX9', kind: 'mobile' }],
  [
    `Mozilla/5.0 (Linux; Android 10; ANA-AL00; HMSCore 6.1.0.305; GMSCore 21.15.15) ${chrome} Mobile Safari/537.36`,
    { name: 'Huawei ANA-AL00', kind: 'mobile' },
  ],
  [
    'Mozilla/5.0 (Linux; U; Android 9; zh-cn; SM-G9600 Build/PPR1) AppleWebKit/537.36 Chrome/66.0.3359.126 Mobile Safari/537.36',
    { name: 'Samsung SM-G9600', kind: 'mobile' },
  ],
  [`Mozilla/5.0 (Linux; Android 12; HarmonyOS) ${chrome} Mobile Safari/537.36`, { kind: 'mobile' }],
  ['rubbish', { name: 'Unknown device', kind: 'unknown' }],
  ['', { name: 'Unknown device', kind: 'unknown', browser: null, os: null }],
] as const)('%s', (userAgent, expected) => {
  expect(deviceOf(userAgent)).toMatchObject(expected);
});
