import type { RegisterDto } from '@linxuan/contracts';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { EmptyState, Page, Panel, useFormat, useJoin, useRead, useText } from '../../components';
import { RegisterImport } from './RegisterImport';

/** The registers that let applicants in: how much each holds, and a sheet that is brought in. */
export default function RegistersPage() {
  const translate = useTranslate();
  const read = useRead<RegisterDto[]>('/registers');
  return (
    <Page title={translate('programmes.registers.title')} read={read} width={1080}>
      {(registers) =>
        registers.length === 0 ? (
          <EmptyState title={translate('programmes.registers.none')} />
        ) : (
          <>
            {registers.map((register) => (
              <Register key={register.register} register={register} onDone={() => void read.refetch()} />
            ))}
          </>
        )
      }
    </Page>
  );
}

function Register({ register, onDone }: { register: RegisterDto; onDone(): void }) {
  const translate = useTranslate();
  const text = useText();
  const join = useJoin();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title={text(register.title)} aside={<Typography variant="body2">{register.register}</Typography>}>
      <Typography>
        {translate('programmes.registers.held', { lines: register.lines, valid: register.valid })}
        {register.importedAt
          ? ` · ${translate('programmes.registers.importedAt', { at: format.dateTime(register.importedAt) })}`
          : ''}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
        {translate('programmes.registers.editions', { titles: join(register.editions.map(text)) })}
      </Typography>
      <Box sx={{ mt: 1 }}>
        <Button variant="outlined" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {translate('programmes.registers.open')}
        </Button>
      </Box>
      {isOpen && <RegisterImport register={register.register} onDone={onDone} />}
    </Panel>
  );
}
