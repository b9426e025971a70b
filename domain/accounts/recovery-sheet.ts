// The recovery sheet on paper: what it opens, the code, and how it is kept.
import type { TextDocument } from '../content/types.ts';

/** `dateWords` and `user`: when and by whom it was made. The document is never stored. */
export function recoverySheet(office: string, user: string, dateWords: string, code: string): TextDocument {
  const paragraph = (text: string, bold = false) => ({ kind: 'paragraph' as const, runs: [{ text, bold }] });
  return {
    kind: 'text',
    mark: '内部事项 注意保管',
    head: null,
    title: '“闭环”整改台账恢复单',
    addressee: null,
    blocks: [
      paragraph(`单位：${office}`),
      paragraph('恢复码：'),
      paragraph(code, true),
      paragraph(
        '用途：系统管理员忘记密码时，在登录界面选择“用恢复单重设密码”，输入恢复码，可为一名系统管理员设定新密码。',
      ),
      paragraph('恢复码由数字和大写字母组成，不含字母I、L、O、U；每组最后一位是校验位，输错时会提示是第几组。'),
      paragraph('本单只此一份，程序中不留存。使用一次后作废，应重新制作；重新制作后旧单同时作废。'),
      paragraph('请密封后交本单位负责保密的同志保管，不要与电脑放在一起，不要拍照、不要录入其他文件。'),
      paragraph('保管人：　　　　　　　　　　　　启用日期：'),
    ],
    signature: { organ: `制作人：${user}`, date: dateWords },
    tail: null,
  };
}
