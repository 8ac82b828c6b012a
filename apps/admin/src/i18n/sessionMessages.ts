import { defineMessages } from './defineMessages';

/** Words for a page that was made for somebody else than who is signed in now, and for roles that end. */
export const sessionMessages = defineMessages({
  zh: {
    principal: {
      title: '此浏览器现在登录的不是本页面的使用者',
      page: '本页面',
      now: '现在登录',
      acting: '%{name}（代理 %{principal}）',
      unsent: '本页面没有以他人名义办理或保存任何内容；已填写的内容仍在本页。',
      gone: '本页面使用的身份已到期或被终止，刚才的操作没有执行；已填写的内容仍在本页，可以复制。',
      back: '切换回本页面的身份并继续',
      signIn: '用本页面使用者的账号重新登录，登录后继续：',
      leave: '离开本页，以现在登录的身份继续',
      stay: '暂不处理，留在本页',
      banner: '本页面属于 %{page}，此浏览器现在登录的是 %{now}。在您选择之前，本页不会发送任何内容。',
      choose: '选择',
      ended: '您的身份“%{role}”已到期或被终止，现已转为您本人的身份。',
    },
  },
  en: {
    principal: {
      title: 'Somebody else is signed in now than this page was opened for',
      page: 'This page',
      now: 'Signed in now',
      acting: '%{name} (acting for %{principal})',
      unsent: 'Nothing of this page was done or saved in another name; what you typed is still here.',
      gone: 'The role of this page has ended, so nothing was done just now. What you typed is still on the page to be copied.',
      back: 'Switch back to the role of this page and go on',
      signIn: 'Sign in again as the person of this page, and go on:',
      leave: 'Leave this page and go on as who is signed in',
      stay: 'Not now, stay on this page',
      banner: 'This page belongs to %{page}; signed in now is %{now}. Nothing is sent from here until you choose.',
      choose: 'Choose',
      ended: 'Your role “%{role}” has ended; you are in a role of your own now.',
    },
  },
});
