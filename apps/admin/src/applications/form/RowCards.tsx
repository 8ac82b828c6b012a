import ExpandMoreIcon from '@mui/icons-material/ExpandMore';
import { formFields, isVisible, type FormField } from '@linxuan/form-rules';
import { Accordion, AccordionDetails, AccordionSummary, Box, Button, Typography } from '@mui/material';
import { Fragment, useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useLang } from '../../components';
import { useTones } from '../../theme/useTones';
import { useDraft } from '../draft/DraftContext';
import { anchorOf } from '../jump';
import { ListFrame } from './ListFrame';
import { useRows, type Row } from './useRows';

/** The control of a field of a row; handed in, since it may be cards again. */
type RenderField = (field: FormField, pointer: string) => ReactNode;

/** Rows with many fields, one card each; closed they show what they are called and what they still lack. */
export function RowCards({
  field,
  pointer,
  renderField,
}: {
  field: FormField;
  pointer: string;
  renderField: RenderField;
}) {
  const translate = useTranslate();
  const lang = useLang();
  const { form } = useDraft();
  const list = useRows(field, pointer);
  const [open, setOpen] = useState<string | null>(list.rows.length === 1 ? (list.rows[0]?.id ?? null) : null);
  const columns = formFields(form).filter((column) => column.list === field.pointer);
  const opened = (id: string) => {
    setOpen(id);
    setTimeout(() => document.getElementById(anchorOf(`${pointer}/@${id}`))?.scrollIntoView({ block: 'start' }), 50);
  };
  return (
    <ListFrame
      field={field}
      pointer={pointer}
      list={list}
      addLabel={translate('applications.addNamed', { title: field.title[lang] })}
      onAdd={() => opened(list.add(defaults(columns)))}
    >
      {list.rows.map((row, index) => (
        <RowCard
          key={row.id}
          row={row}
          number={index + 1}
          columns={columns}
          field={field}
          pointer={list.pointerOf(row)}
          isOpen={open === row.id}
          onToggle={() => setOpen(open === row.id ? null : row.id)}
          canAdd={list.canAdd}
          onDuplicate={() => opened(list.duplicate(row))}
          onRemove={() => list.remove(row)}
          renderField={renderField}
        />
      ))}
    </ListFrame>
  );
}

interface RowCardProps {
  row: Row;
  number: number;
  columns: readonly FormField[];
  field: FormField;
  pointer: string;
  isOpen: boolean;
  canAdd: boolean;
  onToggle(): void;
  onDuplicate(): void;
  onRemove(): void;
  renderField: RenderField;
}

function RowCard({
  row,
  number,
  columns,
  field,
  pointer,
  isOpen,
  canAdd,
  onToggle,
  onDuplicate,
  onRemove,
  renderField,
}: RowCardProps) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const { errors, warnings, asked } = useDraft();
  const lacks = errors.filter((problem) => problem.pointer.startsWith(`${pointer}/`)).length;
  const notes = warnings.filter((problem) => problem.pointer.startsWith(`${pointer}/`)).length;
  const isAsked = asked.some((one) => one.startsWith(pointer));
  const name = columns
    .filter(({ widget }) => widget === 'text' || widget === 'patent-number')
    .map((column) => row[column.name])
    .find((value) => typeof value === 'string' && isVisible(value));
  return (
    <Accordion
      expanded={isOpen}
      onChange={onToggle}
      disableGutters
      variant="outlined"
      id={anchorOf(pointer)}
      sx={{
        mb: 1,
        scrollMarginTop: 96,
        '&::before': { display: 'none' },
        ...(isAsked && { borderColor: tones.gold, borderWidth: 2 }),
      }}
      slotProps={{ transition: { unmountOnExit: false, timeout: 0 } }}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Box sx={{ minWidth: 0 }}>
          <Typography sx={{ fontWeight: 650 }}>
            {field.title[lang]} {number}
            {typeof name === 'string' && `${translate('mark.colon')}${name}`}
          </Typography>
          <Typography
            variant="body2"
            sx={{ color: lacks + notes > 0 ? tones.urgency.soon.text : tones.urgency.normal.text }}
          >
            {lacks > 0
              ? translate('applications.lacks', { smart_count: lacks })
              : notes > 0
                ? translate('applications.stepNotes', { smart_count: notes })
                : translate('applications.complete')}
          </Typography>
        </Box>
      </AccordionSummary>
      <AccordionDetails sx={{ pt: 0 }}>
        {columns.map((column) => (
          <Fragment key={column.pointer}>{renderField(column, `${pointer}/${column.name}`)}</Fragment>
        ))}
        <Box sx={{ display: 'flex', gap: 1, mt: 1, flexWrap: 'wrap' }}>
          <Button size="small" variant="outlined" disabled={!canAdd} onClick={onDuplicate}>
            {translate('applications.duplicate')}
          </Button>
          <Button size="small" color="error" onClick={onRemove}>
            {translate('upload.remove')}
          </Button>
        </Box>
      </AccordionDetails>
    </Accordion>
  );
}

/** A new row begins with what is nearly always right, where the form itself offers it. */
function defaults(columns: readonly FormField[]): Record<string, string> {
  const country = columns.find(
    ({ listName, options }) => listName === 'countries' && options?.some(({ code }) => code === 'CN'),
  );
  return country ? { [country.name]: 'CN' } : {};
}
