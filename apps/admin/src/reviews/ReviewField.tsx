import type { FieldSchema, FormDefinition, Json } from '@linxuan/form-rules';
import ErrorIcon from '@mui/icons-material/ErrorOutlined';
import FlagIcon from '@mui/icons-material/FlagOutlined';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import { Box, Button, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLang, valueText } from '../components';
import { useTones } from '../theme/useTones';
import type { Marking, ReviewFormProps } from './ReviewForm';
import { RowTable } from './RowTable';
import type { FormProblem } from './useFormFacts';

export interface FieldProps {
  form: FormDefinition;
  field: FieldSchema;
  name: string;
  pointer: string;
  value: Json | undefined;
  resolve: ReviewFormProps['resolve'];
  marking: Marking;
  level: number;
}

/** One field, group or list of the application; a field is a button that marks it. */
export function ReviewField(props: FieldProps) {
  const { field, name, pointer, value, level } = props;
  const lang = useLang();
  if (field['x-widget'] === 'hidden') return null;
  const title = field['x-title']?.[lang] ?? name;
  if (field.type === 'array' && field.items?.type === 'object')
    return <Rows {...props} title={title} rows={Array.isArray(value) ? value : []} />;
  if (field.type !== 'object') return <Leaf {...props} title={title} />;
  const inner = value && typeof value === 'object' && !Array.isArray(value) ? value : {};
  return (
    <Box sx={{ mt: level > 0 ? 1.5 : 0 }}>
      {level > 0 && <Typography variant="h3">{title}</Typography>}
      {Object.entries(field.properties ?? {}).map(([key, child]) => (
        <ReviewField
          key={key}
          {...props}
          field={child}
          name={key}
          pointer={`${pointer}/${key}`}
          value={inner[key]}
          level={level + 1}
        />
      ))}
    </Box>
  );
}

function Leaf({ form, field, pointer, value, resolve, marking, title }: FieldProps & { title: string }) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const { marks, onToggle, markLabel, renderMark, problems, changed = [] } = marking;
  const on = marks.some((mark) => mark === pointer || (marking.sections && pointer.startsWith(`${mark}/`)));
  const own = marks.includes(pointer);
  const wrong = problems?.get(pointer) ?? [];
  const isChanged = changed.some(
    (one) => one === pointer || pointer.startsWith(`${one}/`) || one.startsWith(`${pointer}/`),
  );
  const words = valueText(form, field, value, lang, resolve);
  return (
    <Box
      sx={{
        borderBottom: 1,
        borderColor: 'divider',
        mx: -1,
        ...(on && { bgcolor: tones.urgency.soon.wash, boxShadow: `inset 3px 0 0 ${tones.urgency.soon.text}` }),
      }}
    >
      <Box
        component={onToggle ? 'button' : 'div'}
        {...(onToggle && { type: 'button', 'aria-pressed': own, onClick: () => onToggle(pointer), title: markLabel })}
        data-pointer={pointer}
        sx={{
          all: 'unset',
          boxSizing: 'border-box',
          width: '100%',
          display: 'grid',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '190px minmax(0, 1fr) auto' },
          columnGap: 2,
          py: 0.75,
          px: 1,
          cursor: onToggle ? 'pointer' : 'auto',
          '&:hover': onToggle ? { bgcolor: tones.wash } : {},
          '&:focus-visible': { outline: `3px solid ${tones.gold}`, outlineOffset: -2 },
          '& .flag': { opacity: own ? 1 : 0.25 },
          '&:hover .flag, &:focus-visible .flag': { opacity: 1 },
        }}
      >
        <Typography component="span" variant="body2" color="textSecondary">
          {title}
          {isChanged && (
            <Box
              component="span"
              sx={{
                ml: 0.75,
                px: 0.5,
                borderRadius: 0.5,
                fontSize: '0.75rem',
                fontWeight: 650,
                color: tones.urgency.normal.text,
                bgcolor: tones.urgency.normal.wash,
              }}
            >
              {translate('reviews.changed')}
            </Box>
          )}
        </Typography>
        <Typography
          component="span"
          sx={{ whiteSpace: 'pre-wrap', minWidth: 0, ...(words === null && { color: 'text.secondary' }) }}
        >
          {words ?? translate('field.empty')}
        </Typography>
        {onToggle && (
          <FlagIcon
            className="flag"
            aria-hidden
            sx={{
              fontSize: '1.1rem',
              color: on ? tones.urgency.soon.text : 'text.secondary',
              display: { xs: 'none', sm: 'block' },
            }}
          />
        )}
      </Box>
      <Wrong problems={wrong} />
      {own && renderMark && <Box sx={{ px: 1, pb: 1 }}>{renderMark(pointer)}</Box>}
    </Box>
  );
}

/** What the rules found at a field; an error looks and says otherwise than a note. */
function Wrong({ problems }: { problems: readonly FormProblem[] }) {
  const translate = useTranslate();
  const tones = useTones();
  return problems.map(({ text, severity }) => (
    <Typography
      key={text}
      variant="body2"
      sx={{
        px: 1,
        pb: 0.5,
        display: 'flex',
        gap: 0.5,
        color: tones.urgency[severity === 'error' ? 'overdue' : 'soon'].text,
      }}
    >
      {severity === 'error' ? (
        <ErrorIcon aria-hidden sx={{ fontSize: '1.1rem', mt: '2px' }} />
      ) : (
        <InfoIcon aria-hidden sx={{ fontSize: '1.1rem', mt: '2px' }} />
      )}
      {translate(`reviews.check.${severity}`)}
      {translate('mark.colon')}
      {text}
    </Typography>
  ));
}

const FEW = 6;
/** Rows with few columns read as a table where there is room. */
const TABLE_COLUMNS = 4;

/** Each row as a block of its fields: a reviewer reads a case or a patent as a whole, also on a narrow screen. */
function Rows(props: FieldProps & { title: string; rows: Json[] }) {
  const { field, pointer, rows, title, marking } = props;
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  const marked = rows.findLastIndex((_, index) =>
    marking.marks.some((mark) => mark.startsWith(`${pointer}/${index}/`)),
  );
  const shown = all ? rows : rows.slice(0, Math.max(FEW, marked + 1));
  const item = field.items;
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const columns = Object.entries(item?.properties ?? {}).filter(([key]) => key !== 'id');
  if (wide && rows.length > 0 && columns.length <= TABLE_COLUMNS) return <RowTable {...props} columns={columns} />;
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="h3">
        {title}{' '}
        <Typography component="span" variant="body2" color="textSecondary">
          {translate('field.rows', { count: rows.length })}
        </Typography>
      </Typography>
      {rows.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {translate('field.empty')}
        </Typography>
      )}
      <Box sx={{ display: 'grid', gap: 1.5, mt: 0.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {shown.map((row, index) => (
          <Box key={index} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 1.5, py: 0.5, minWidth: 0 }}>
            <Typography variant="body2" sx={{ fontWeight: 650 }}>
              {title} {index + 1}
            </Typography>
            {columns.map(([key, child]) => (
              <ReviewField
                key={key}
                {...props}
                field={child}
                name={key}
                pointer={`${pointer}/${index}/${key}`}
                value={row && typeof row === 'object' && !Array.isArray(row) ? row[key] : undefined}
                level={2}
              />
            ))}
          </Box>
        ))}
      </Box>
      {shown.length < rows.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {translate('field.showAll')}
        </Button>
      )}
    </Box>
  );
}
