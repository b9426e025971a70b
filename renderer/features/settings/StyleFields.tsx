// The fields of 本单位样式: page, typefaces, red head, signature and page number.
import { AutoComplete, Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { STYLE_LIMITS } from '#domain/official-format/check.ts';
import { USUAL_FONTS } from '#domain/official-format/fonts.ts';
import { profileOf } from '#domain/official-format/profile.ts';
import {
  LATIN_CHOICES,
  NAMED_SIZES,
  NUMBER_POSITIONS,
  type PaperStyle,
  SIGNATURE_CHOICES,
  STYLE_PART_WORDS,
  STYLE_PARTS,
  type StyleFace,
  type StylePart,
  sizeWords,
} from '#domain/official-format/style.ts';
import { missingFonts } from '#renderer/print/fonts.ts';
import { FONTS, STYLES, sizeLabel } from '#renderer/text/styles.ts';

interface FieldsProps {
  style: PaperStyle;
  onChange: (style: PaperStyle) => void;
}

export function StyleFields({ style, onChange }: FieldsProps) {
  return (
    <div className="style-fields">
      <PageFields style={style} onChange={onChange} />
      <FaceFields style={style} onChange={onChange} />
      <HeadFields style={style} onChange={onChange} />
      <ClosingFields style={style} onChange={onChange} />
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="style-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface MeasureProps {
  label: string;
  unit: string;
  value: number;
  limits: { least: number; most: number };
  step: number;
  onChange: (value: number) => void;
}

/** A number with its label before and its unit behind; what is not a number leaves the value as it was. */
function Measure({ label, unit, value, limits, step, onChange }: MeasureProps) {
  const id = useId();
  return (
    <span className="style-measure">
      <label htmlFor={id}>{label}</label>
      <InputNumber
        id={id}
        min={limits.least}
        max={limits.most}
        step={step}
        value={value}
        onChange={(next) => {
          if (next !== null) onChange(next);
        }}
      />
      {unit}
    </span>
  );
}

function PageFields({ style, onChange }: FieldsProps) {
  const { margins } = style;
  const { grid } = profileOf(style);
  const latinId = useId();
  return (
    <Group title={STYLES.page}>
      <div className="style-row">
        {(['top', 'bottom', 'left', 'right'] as const).map((side) => (
          <Measure
            key={side}
            label={STYLES.margins[side]}
            unit={STYLES.millimetres}
            value={margins[side]}
            limits={STYLE_LIMITS.margin}
            step={0.5}
            onChange={(value) => onChange({ ...style, margins: { ...margins, [side]: value } })}
          />
        ))}
      </div>
      <div className="style-row">
        <Measure
          label={STYLES.linePitch}
          unit={STYLES.points}
          value={style.linePitch}
          limits={STYLE_LIMITS.linePitch}
          step={0.5}
          onChange={(linePitch) => onChange({ ...style, linePitch })}
        />
        <Measure
          label={STYLES.charactersPerLine}
          unit=""
          value={style.charactersPerLine}
          limits={STYLE_LIMITS.charactersPerLine}
          step={1}
          onChange={(charactersPerLine) => onChange({ ...style, charactersPerLine })}
        />
        <span className="field-hint">{STYLES.grid(grid.linesPerPage, grid.charactersPerLine)}</span>
      </div>
      <div className="style-row">
        <label htmlFor={latinId}>{STYLES.latin}</label>
        <Select
          id={latinId}
          className="style-latin"
          value={style.latin}
          options={LATIN_CHOICES.map((value) => ({ value, label: STYLES.latinChoices[value] }))}
          onChange={(latin) => onChange({ ...style, latin })}
        />
      </div>
    </Group>
  );
}

/** Sizes between the named ones that offices use. */
const OTHER_SIZES = [11, 13, 17, 20, 23, 28, 30, 32, 40, 44, 48, 50, 54, 60, 66, 72];
const FONT_OPTIONS = USUAL_FONTS.map((value) => ({ value }));

function sizeOptions(present: number): { value: number; label: string }[] {
  const sizes = new Set([...NAMED_SIZES.map(([, points]) => points), ...OTHER_SIZES, present]);
  return [...sizes]
    .sort((a, b) => b - a)
    .map((points) => ({ value: points, label: sizeLabel(sizeWords(points), points) }));
}

function FaceFields({ style, onChange }: FieldsProps) {
  const missing = new Map(missingFonts(style).map(({ font, instead }) => [font, instead]));
  const set = (part: StylePart, face: Partial<StyleFace>) =>
    onChange({ ...style, faces: { ...style.faces, [part]: { ...style.faces[part], ...face } } });
  return (
    <Group title={STYLES.fonts}>
      <table className="table style-faces">
        <thead>
          <tr>
            <th>{STYLES.part}</th>
            <th>{STYLES.font}</th>
            <th>{STYLES.size}</th>
            <th>{STYLES.bold}</th>
          </tr>
        </thead>
        <tbody>
          {STYLE_PARTS.map((part) => {
            const words = STYLE_PART_WORDS[part];
            const { font, points, bold } = style.faces[part];
            return (
              <tr key={part}>
                <td>{words}</td>
                <td>
                  <span className="style-font">
                    <AutoComplete
                      aria-label={STYLES.fontOf(words)}
                      value={font}
                      options={FONT_OPTIONS}
                      maxLength={STYLE_LIMITS.fontName}
                      onChange={(next: string) => set(part, { font: next })}
                    />
                    {missing.has(font) ? (
                      <span className="field-hint" title={FONTS.missingHint(missing.get(font) ?? null)}>
                        {FONTS.missing}
                      </span>
                    ) : null}
                  </span>
                </td>
                <td>
                  <Select
                    aria-label={STYLES.sizeOf(words)}
                    className="style-size"
                    value={points}
                    options={sizeOptions(points)}
                    onChange={(next) => set(part, { points: next })}
                  />
                </td>
                <td>
                  <Checkbox
                    aria-label={STYLES.boldOf(words)}
                    checked={bold}
                    onChange={({ target }) => set(part, { bold: target.checked })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="field-hint">{STYLES.nameSize}</p>
    </Group>
  );
}

function HeadFields({ style, onChange }: FieldsProps) {
  const id = useId();
  const set = (head: Partial<PaperStyle['head']>) => onChange({ ...style, head: { ...style.head, ...head } });
  return (
    <Group title={STYLES.head}>
      <div className="style-row">
        <label htmlFor={id}>{STYLES.name}</label>
        <Input
          id={id}
          className="style-name"
          maxLength={STYLE_LIMITS.headName}
          value={style.head.name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </div>
      <p className="field-hint">{STYLES.nameHint}</p>
      <div className="style-row">
        <Checkbox checked={style.head.redLine} onChange={({ target }) => set({ redLine: target.checked })}>
          {STYLES.redLine}
        </Checkbox>
        <Checkbox checked={style.head.preprinted} onChange={({ target }) => set({ preprinted: target.checked })}>
          {STYLES.preprinted}
        </Checkbox>
      </div>
    </Group>
  );
}

function ClosingFields({ style, onChange }: FieldsProps) {
  const { pageNumber } = style;
  const [signatureName, positionId] = [useId(), useId()];
  return (
    <Group title={STYLES.closing}>
      <div className="style-row">
        <span>{STYLES.signature}</span>
        <Radio.Group
          name={signatureName}
          value={style.signature}
          options={SIGNATURE_CHOICES.map((value) => ({ value, label: STYLES.signatures[value] }))}
          onChange={({ target }) => onChange({ ...style, signature: target.value })}
        />
      </div>
      <div className="style-row">
        <label htmlFor={positionId}>{STYLES.pageNumber}</label>
        <Select
          id={positionId}
          className="style-position"
          value={pageNumber.position}
          options={NUMBER_POSITIONS.map((value) => ({ value, label: STYLES.positions[value] }))}
          onChange={(position) => onChange({ ...style, pageNumber: { ...pageNumber, position } })}
        />
        <Checkbox
          disabled={pageNumber.position === 'none'}
          checked={pageNumber.dashes}
          onChange={({ target }) => onChange({ ...style, pageNumber: { ...pageNumber, dashes: target.checked } })}
        >
          {STYLES.dashes}
        </Checkbox>
      </div>
    </Group>
  );
}
