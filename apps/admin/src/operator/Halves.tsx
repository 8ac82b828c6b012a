import { Box, Button, Table, TableBody, TableCell, TableRow } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';

/** Halves of first passwords, each beside its account; none of them is to be read again. */
export function Halves({ halves }: { halves: readonly { login: string; half: string }[] }) {
  const translate = useTranslate();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard
      ?.writeText(halves.map(({ login, half }) => `${login}\t${half}`).join('\n'))
      .then(() => notify('operator.users.copied', { type: 'success' }));
  return (
    <>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" aria-label={translate('operator.sheet.halves')}>
          <TableBody>
            {halves.map(({ login, half }) => (
              <TableRow key={login}>
                <TableCell component="th" scope="row">
                  {login}
                </TableCell>
                <TableCell sx={{ fontFamily: 'monospace' }}>{half}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      <Button size="small" sx={{ mt: 1 }} onClick={() => void copy()}>
        {translate('operator.sheet.copyAll')}
      </Button>
    </>
  );
}
