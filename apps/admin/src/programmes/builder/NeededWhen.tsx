import { formFields, type FormField } from '@linxuan/form-rules';
import { Box, Button, MenuItem, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EntryField, useText } from '../../components';
import { neededRule, neededWhen, type Condition } from './conditions';
import type { BuilderProps } from './FormBuilder';

/** “Needed where …”: one choice or yes-no of the form decides; anything else is written as FEEL in the YAML. */
export function NeededWhen({ field, form, change }: BuilderProps & { field: FormField }) {
  const translate = useTranslate();
  const text = useText();
  const deciding = formFields(form).filter(
    (one) =>
      one.pointer !== field.pointer &&
      (one.list === undefined || one.list === field.list) &&
      (one.type === 'boolean' || (one.options !== undefined && one.options.length > 0)),
  );
  const known = neededWhen(
    form.rules,
    field.pointer,
    deciding.map(({ pointer }) => pointer),
  );
  const at = known ? form.rules.indexOf(known.rule) : -1;
  const put = (condition: Condition | null) =>
    change((one) => {
      if (condition === null) return one.set(['rules', at], undefined);
      const rule = neededRule(field.pointer, condition);
      if (at >= 0) one.set(['rules', at, 'when'], rule.when);
      else one.append(['rules'], rule);
    });
  const choicesOf = (one: FormField | undefined): { value: string; label: string }[] =>
    one?.options
      ? one.options.map(({ code, title }) => ({ value: JSON.stringify(code), label: text(title) }))
      : [
          { value: 'true', label: translate('programmes.builder.yes') },
          { value: 'false', label: translate('programmes.builder.no') },
        ];
  const begin = (pointer: string) => {
    const one = deciding.find((each) => each.pointer === pointer);
    put({ field: pointer, is: '=', value: choicesOf(one)[0]?.value ?? 'true' });
  };
  if (known && !known.condition)
    return (
      <Typography variant="body2">
        {translate('programmes.builder.neededOther')} <code>{known.rule.when}</code>
      </Typography>
    );
  const condition = known?.condition ?? null;
  return (
    <Box
      role="group"
      aria-label={translate('programmes.builder.needed')}
      sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr 1fr auto' } }}
    >
      <EntryField
        select
        size="small"
        label={translate('programmes.builder.needed')}
        value={condition?.field ?? ''}
        onChange={({ target }) => (target.value === '' ? put(null) : begin(target.value))}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{translate('programmes.builder.neededNever')}</MenuItem>
        {deciding.map(({ pointer, title }) => (
          <MenuItem key={pointer} value={pointer}>
            {text(title)}
          </MenuItem>
        ))}
      </EntryField>
      {condition && (
        <>
          <EntryField
            select
            size="small"
            label={translate('programmes.builder.is')}
            value={condition.is}
            onChange={({ target }) => put({ ...condition, is: target.value as Condition['is'] })}
          >
            <MenuItem value="=">{translate('programmes.builder.equal')}</MenuItem>
            <MenuItem value="!=">{translate('programmes.builder.unequal')}</MenuItem>
          </EntryField>
          <EntryField
            select
            size="small"
            label={translate('programmes.builder.value')}
            value={condition.value}
            onChange={({ target }) => put({ ...condition, value: target.value })}
          >
            {choicesOf(deciding.find(({ pointer }) => pointer === condition.field)).map(({ value, label }) => (
              <MenuItem key={value} value={value}>
                {label}
              </MenuItem>
            ))}
          </EntryField>
          <Button size="small" onClick={() => put(null)}>
            {translate('programmes.builder.neededTake')}
          </Button>
        </>
      )}
    </Box>
  );
}
