// 单位人员.
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';

export default function UnitsScreen() {
  return (
    <Page title="单位人员">
      <EmptyState title="这里还没有内容" />
    </Page>
  );
}
