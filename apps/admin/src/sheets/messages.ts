import { defineMessages } from '../i18n/defineMessages';

export const messages = defineMessages({
  zh: {
    sheets: {
      loading: '正在读取…',
      saved: '已自动保存',
      saving: '正在保存…',
      offline: '暂未保存到服务器，已存在本机，恢复连接后自动保存。',
      stopped: '未能保存，所填内容已存在本机；按提示修改后自动重新保存。',
      theirs: '另一处刚刚保存了不同的内容；继续填写将以您的为准。',
      take: '采用另一份',
    },
  },
  en: {
    sheets: {
      loading: 'Reading…',
      saved: 'Saved',
      saving: 'Saving…',
      offline: 'Not on the server yet; kept on this device and saved when the connection is back.',
      stopped: 'Could not be saved; what you typed is kept on this device and saved again once it is corrected.',
      theirs: 'Something else was saved elsewhere just now; if you go on typing, yours counts.',
      take: 'Use the other version',
    },
  },
});
