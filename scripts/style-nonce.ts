// Gives antd's helper for style tags the page's nonce where its callers forget to (scroll lock, scroll bar and feature
// probes pass none): without it the content security policy refuses those styles.
import type { Plugin } from 'vite';

const MODULE = /@rc-component[\\/]util[\\/]es[\\/]Dom[\\/]dynamicCSS\.js$/;
const GIVEN = /if \(csp\?\.nonce\) \{\s*styleNode\.nonce = csp\?\.nonce;\s*\}/;
const ALWAYS = `styleNode.nonce = csp?.nonce ?? document.querySelector('meta[property="csp-nonce"]')?.nonce ?? '';`;

/** Fails the build when the helper no longer reads as expected, so that an update of antd is looked at. */
export function styleNonce(): Plugin {
  return {
    name: 'style-nonce',
    transform(code, id) {
      if (!MODULE.test(id.replace(/\?.*$/, ''))) return null;
      if (!GIVEN.test(code)) throw new Error(`${id} sets its nonce in another way now: adapt scripts/style-nonce.ts`);
      return { code: code.replace(GIVEN, ALWAYS), map: null };
    },
  };
}
