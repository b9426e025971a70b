// 设置.
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';

export default function SettingsScreen() {
  return (
    <Page title="设置">
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
