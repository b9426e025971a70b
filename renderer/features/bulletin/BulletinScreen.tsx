// 通报.
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';

export default function BulletinScreen() {
  return (
    <Page title="通报">
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
