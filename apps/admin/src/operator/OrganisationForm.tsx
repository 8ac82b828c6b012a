import { ORGANISATION_KINDS, type OrganisationDto } from '@linxuan/contracts';
import { compactIdentifier, usccFault } from '@linxuan/form-rules';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CodeEvidence, ProblemAlert, useFieldErrors, useText } from '../components';
import { OrganisationPicker, type PickedOrganisation } from './OrganisationPicker';
import { useSend } from './useSend';

/** Makes or changes an organisation; the credit code is checked while typing and again by the server. */
export function OrganisationForm({ organisation, onClose }: { organisation: OrganisationDto | null; onClose(): void }) {
  const translate = useTranslate();
  const text = useText();
  const { busy, error, send } = useSend('operator.organisations.done');
  const [values, setValues] = useState({
    id: organisation?.id ?? '',
    kind: organisation?.kind ?? 'enterprise',
    nameZh: organisation?.name.zh ?? '',
    nameEn: organisation?.name.en ?? '',
    uscc: organisation?.uscc ?? '',
    regionCode: organisation?.regionCode ?? '',
    affiliation: organisation?.affiliation ?? '',
  });
  const [parent, setParent] = useState<PickedOrganisation | null>(
    organisation?.parentId
      ? { id: organisation.parentId, label: text(organisation.parentName) || organisation.parentId }
      : null,
  );
  const fields = useFieldErrors(error);
  const set =
    (name: keyof typeof values) =>
    ({ target }: { target: { value: string } }) =>
      setValues({ ...values, [name]: target.value });
  const code = compactIdentifier(values.uscc);
  const fault = code === '' ? null : usccFault(code);
  // A code that was issued with another check digit may have been confirmed: the server knows, and asks for the licence otherwise.
  const wrongCode = fault !== null && fault !== 'check-digit';
  const label = (name: string) => translate(`operator.organisations.${name}`);
  const save = async () => {
    const { id, kind, ...rest } = values;
    const body = {
      ...rest,
      uscc: code || null,
      regionCode: values.regionCode || null,
      affiliation: values.affiliation || null,
      parentId: parent?.id ?? null,
    };
    const saved = organisation
      ? await send('PATCH', `/operator/organisations/${organisation.id}`, body)
      : await send('POST', '/operator/organisations', { id, kind, ...body });
    if (saved) onClose();
  };
  return (
    <Dialog open onClose={busy ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="organisation-form">
      <DialogTitle id="organisation-form">{label(organisation ? 'edit' : 'create')}</DialogTitle>
      <DialogContent>
        {error && <ProblemAlert error={error} />}
        <Stack spacing={2} sx={{ pt: 1 }}>
          <TextField
            required
            disabled={!!organisation}
            label={label('code')}
            value={values.id}
            onChange={set('id')}
            helperText={fields['/id'] ?? (organisation ? undefined : label('codeHelp'))}
            error={!!fields['/id']}
          />
          <TextField
            required
            select
            disabled={!!organisation}
            label={label('kind')}
            value={values.kind}
            onChange={set('kind')}
          >
            {ORGANISATION_KINDS.map((kind) => (
              <MenuItem key={kind} value={kind}>
                {label(`kinds.${kind}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField required label={label('nameZh')} value={values.nameZh} onChange={set('nameZh')} />
          <TextField required label={label('nameEn')} value={values.nameEn} onChange={set('nameEn')} />
          <TextField
            required={values.kind === 'enterprise'}
            label={label('uscc')}
            value={values.uscc}
            onChange={set('uscc')}
            error={wrongCode || !!fields['/uscc']}
            helperText={fields['/uscc']}
          />
          {fault === 'check-digit' && <CodeEvidence code={code} />}
          <TextField
            label={label('region')}
            value={values.regionCode}
            onChange={set('regionCode')}
            error={!!fields['/regionCode']}
            helperText={fields['/regionCode']}
          />
          <TextField label={label('affiliation')} value={values.affiliation} onChange={set('affiliation')} />
          <OrganisationPicker label={label('parent')} value={parent} onChange={setParent} error={fields['/parentId']} />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={busy}>
          {translate('operator.cancel')}
        </Button>
        <Button
          variant="contained"
          onClick={() => void save()}
          disabled={busy || wrongCode || !values.id || !values.nameZh || !values.nameEn}
        >
          {translate('operator.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
