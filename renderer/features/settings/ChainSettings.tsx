// 销号签署环节: the office's own chain of two to five nodes, saved as a whole.
import { Button, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { chainFault, DEFAULT_CHAIN, LONGEST_CHAIN, SHORTEST_CHAIN } from '#domain/closing/chain.ts';
import { type ChainNode, NODE_COLUMNS } from '#domain/closing/types.ts';
import { call } from '#renderer/api/bihuan.ts';
import { save } from '#renderer/store/saving.ts';
import { useWhyNot } from '#renderer/store/session.ts';
import { CHAIN } from '#renderer/text/closing.ts';
import { COMMON } from '#renderer/text/common.ts';
import { ErrorNotice } from '#renderer/ui/ErrorNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useAsync } from '#renderer/ui/useAsync.ts';

/** A node being written; the key stays while its name changes. */
type Draft = ChainNode & { key: number };

let keys = 0;
const keyed = (nodes: readonly ChainNode[]): Draft[] => nodes.map((node) => ({ ...node, key: keys++ }));
const plainOf = (nodes: readonly Draft[]): ChainNode[] =>
  nodes.map(({ name, column }, at) => ({
    name: name.trim(),
    column: at === nodes.length - 1 ? 'none' : column,
  }));

export function ChainSettings() {
  const { value, error, reload } = useAsync(() => call('getCloseOutChain', {}), 'chain');
  const [nodes, setNodes] = useState<Draft[]>([]);
  const whyNot = useWhyNot('manage');
  useEffect(() => setNodes(keyed(value ?? [])), [value]);
  const plain = plainOf(nodes);
  const fault = nodes.length === 0 ? null : chainFault(plain);
  const changed = JSON.stringify(plain) !== JSON.stringify(value ?? []);
  const set = (at: number, patch: Partial<ChainNode>) =>
    setNodes(nodes.map((node, index) => (index === at ? { ...node, ...patch } : node)));
  const up = (at: number) => {
    const next = [...nodes];
    const [node] = next.splice(at, 1);
    if (node !== undefined) next.splice(at - 1, 0, node);
    setNodes(next);
  };
  const store = async () => {
    try {
      await save('setCloseOutChain', { chain: plain });
      await reload();
    } catch {
      // The frame shows why; what was typed stays.
    }
  };
  return (
    <Section title={CHAIN.title} note={CHAIN.note}>
      <div className="settings-body">
        <ErrorNotice error={error} />
        <table className="table" aria-label={CHAIN.title}>
          <thead>
            <tr>
              <th aria-label={CHAIN.up} />
              <th>{CHAIN.name}</th>
              <th>{CHAIN.column}</th>
              <th aria-label={CHAIN.remove} />
            </tr>
          </thead>
          <tbody>
            {nodes.map((node, at) => (
              <tr key={node.key}>
                <td>
                  {at + 1}
                  <Button
                    type="text"
                    disabled={at === 0}
                    aria-label={`${CHAIN.up}：${node.name}`}
                    onClick={() => up(at)}
                  >
                    ↑
                  </Button>
                </td>
                <td>
                  <Input
                    aria-label={`${CHAIN.name}${at + 1}`}
                    maxLength={50}
                    value={node.name}
                    onChange={({ target }) => set(at, { name: target.value })}
                  />
                </td>
                <td>
                  {at === nodes.length - 1 ? (
                    CHAIN.last
                  ) : (
                    <Select
                      aria-label={`${CHAIN.column}${at + 1}`}
                      className="settings-chain-column"
                      value={node.column}
                      onChange={(column) => set(at, { column })}
                      options={NODE_COLUMNS.map((column) => ({ value: column, label: CHAIN.columns[column] }))}
                    />
                  )}
                </td>
                <td>
                  <Button
                    disabled={nodes.length <= SHORTEST_CHAIN}
                    aria-label={`${CHAIN.remove}：${node.name}`}
                    onClick={() => setNodes(nodes.filter((_, index) => index !== at))}
                  >
                    ✕
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {fault === null ? null : <p className="field-error">{fault}。</p>}
        <div className="settings-run">
          <Button
            disabled={nodes.length >= LONGEST_CHAIN}
            onClick={() => setNodes([...nodes, ...keyed([{ name: '', column: 'none' }])])}
          >
            {CHAIN.add}
          </Button>
          <Button onClick={() => setNodes(keyed(DEFAULT_CHAIN))}>{CHAIN.usual}</Button>
          <Button
            type="primary"
            title={whyNot}
            disabled={!changed || fault !== null || whyNot !== undefined}
            onClick={() => void store()}
          >
            {COMMON.save}
          </Button>
        </div>
      </div>
    </Section>
  );
}
