// A plain date by keyboard or calendar; people type 2020-6-30, 2020.6.30, 20200630 or 2020年6月30日.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { PlainDate } from '#domain/ledger/types.ts';

const FORMATS = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD', 'YYYY年M月D日'];

export interface DateFieldProps {
  id?: string;
  label?: string;
  value: PlainDate | null;
  onChange: (value: PlainDate | null) => void;
}

export function DateField({ id, label, value, onChange }: DateFieldProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value === null ? null : dayjs(value)}
      format={FORMATS}
      onChange={(day) => onChange(day?.format('YYYY-MM-DD') ?? null)}
    />
  );
}
