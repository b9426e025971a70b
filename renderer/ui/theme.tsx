// antd in the window's own colours and sizes, in Chinese, under the strict CSP (nonce) and without animations.
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import './tokens.css';

/** The nonce that the shell put into the page for style tags made at run time. */
function styleNonce(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.content || undefined;
}

const nonce = styleNonce();
const FONT =
  '"Microsoft YaHei", "微软雅黑", "Source Han Sans SC", "思源黑体", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Wraps the window; `large` is the large-type switch (16 px). */
export function AppTheme({ large = false, children }: { large?: boolean; children: ReactNode }) {
  const text = large ? 16 : 14;
  return (
    <ConfigProvider
      locale={zhCN}
      componentSize="small"
      {...(nonce === undefined ? {} : { csp: { nonce } })}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      getPopupContainer={(trigger) => trigger?.closest('dialog') ?? document.body}
      theme={{
        token: {
          colorPrimary: '#a8201a',
          colorInfo: '#2f5d8a',
          colorSuccess: '#2e6b46',
          colorWarning: '#a2510f',
          colorError: '#a8201a',
          colorLink: '#a8201a',
          colorText: '#1f2329',
          colorTextPlaceholder: '#63686f',
          colorBorder: '#c9c9c3',
          colorBorderSecondary: '#e3e3df',
          colorBgLayout: '#f5f5f3',
          controlItemBgActive: '#f3e9e0',
          fontFamily: FONT,
          fontSize: text,
          fontSizeSM: text,
          borderRadius: 3,
          borderRadiusSM: 3,
          borderRadiusLG: 4,
          controlHeight: large ? 36 : 32,
          controlHeightSM: large ? 32 : 28,
          motion: false,
        },
      }}
    >
      {children}
    </ConfigProvider>
  );
}
