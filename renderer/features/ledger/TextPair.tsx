// Internal and public text side by side, each corrected in place.
import { DETAIL } from '#renderer/text/ledger.ts';
import { EditableText } from './EditableText.tsx';

export interface TextPairProps {
  internal: string;
  shown: string | null;
  /** What the texts are of, for reading out */
  name: string;
  onInternal: (text: string) => Promise<boolean>;
  onPublic: (text: string | null) => Promise<boolean>;
}

export function TextPair({ internal, shown, name, onInternal, onPublic }: TextPairProps) {
  return (
    <div className="text-pair">
      <div>
        <h3>{DETAIL.internal}</h3>
        <EditableText label={`${name}${DETAIL.internal}`} text={internal} onSave={onInternal} />
      </div>
      <div>
        <h3>{DETAIL.public}</h3>
        <EditableText
          label={`${name}${DETAIL.public}`}
          text={shown ?? ''}
          empty={DETAIL.noPublic}
          mayBeEmpty
          onSave={(text) => onPublic(text === '' ? null : text)}
        />
      </div>
    </div>
  );
}
