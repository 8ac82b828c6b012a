import type { RegisterOwnDto } from '@linxuan/contracts';
import { Alert, AlertTitle, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat, useRead, useText } from '../../components';

/** What the registers that let applicants in know of the own organisation; nothing where the edition asks for none. */
export function RegisterNote({ editionId }: { editionId: string }) {
  const translate = useTranslate();
  const text = useText();
  const format = useFormat();
  const { data } = useRead<RegisterOwnDto>(`/registers/own?editionId=${editionId}`);
  if (!data?.rule) return null;
  const { registers, mayEnter, source } = data.rule;
  return (
    <Alert severity={mayEnter ? 'success' : 'warning'} sx={{ mb: 2 }}>
      <AlertTitle>{translate(mayEnter ? 'applications.register.in' : 'applications.register.out')}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {registers.map(({ register, title, memberships }) => (
          <li key={register}>
            {text(title)}
            {translate('mark.colon')}
            {memberships.length === 0 && translate('applications.register.none')}
            {memberships.map((one) => (
              <Box key={one.number} component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
                {translate(one.counts ? 'applications.register.counts' : 'applications.register.over', {
                  number: one.number,
                  from: format.date(one.issuedOn),
                  until:
                    one.validUntil === null ? translate('applications.register.open') : format.date(one.validUntil),
                  source: one.source,
                })}
              </Box>
            ))}
          </li>
        ))}
      </Box>
      {translate('applications.register.rule', { source })}
    </Alert>
  );
}
