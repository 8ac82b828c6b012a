import { ORGANISATION_KINDS, type OrganisationDto } from '@linxuan/contracts';
import AddIcon from '@mui/icons-material/AddBusinessOutlined';
import { Box, Button, Chip, Paper, Typography } from '@mui/material';
import { useState } from 'react';
import { FilterButton, List, SelectInput, TextInput, TopToolbar, useListContext, useTranslate } from 'react-admin';
import { useText } from '../components';
import { OrganisationForm } from './OrganisationForm';

/** Organisations with their codes and where they belong. */
export default function OrganisationList() {
  const translate = useTranslate();
  return (
    <List
      resource="operator/organisations"
      title={translate('operator.organisations.title')}
      sort={{ field: 'id', order: 'ASC' }}
      perPage={25}
      empty={false}
      exporter={false}
      actions={<Toolbar />}
      filters={[
        <TextInput
          key="q"
          source="q"
          label={translate('operator.organisations.search')}
          type="search"
          alwaysOn
          resettable
        />,
        <SelectInput
          key="kind"
          source="kind"
          label={translate('operator.organisations.kind')}
          translateChoice={false}
          choices={ORGANISATION_KINDS.map((id) => ({ id, name: translate(`operator.organisations.kinds.${id}`) }))}
        />,
      ]}
      sx={{
        '& .RaList-main': { minWidth: 0 },
        '& .RaList-content': { bgcolor: 'transparent', border: 0, boxShadow: 'none' },
        '& .RaFilterForm-filterFormInput': { width: { xs: '100%', sm: 320 } },
      }}
    >
      <Organisations />
    </List>
  );
}

function Toolbar() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <TopToolbar>
      <FilterButton />
      <Button size="small" startIcon={<AddIcon />} onClick={() => setOpen(true)}>
        {translate('operator.organisations.create')}
      </Button>
      {open && <OrganisationForm organisation={null} onClose={() => setOpen(false)} />}
    </TopToolbar>
  );
}

function Organisations() {
  const translate = useTranslate();
  const text = useText();
  const { data, isPending } = useListContext<OrganisationDto>();
  const [chosen, setChosen] = useState<OrganisationDto | null>(null);
  if (isPending) return null;
  return (
    <>
      {data?.length === 0 && (
        <Typography color="textSecondary" sx={{ p: 2 }}>
          {translate('operator.none')}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
        {data?.map((one) => (
          <Paper
            key={one.id}
            component="li"
            variant="outlined"
            sx={{ p: 1.5, display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}
          >
            <Box sx={{ flex: '2 1 260px', minWidth: 0 }}>
              <Typography sx={{ fontWeight: 650 }}>{text(one.name)}</Typography>
              <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
                {[one.id, one.uscc, one.regionCode, text(one.parentName)].filter(Boolean).join(' · ')}
              </Typography>
            </Box>
            <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center' }}>
              <Chip size="small" label={translate(`operator.organisations.kinds.${one.kind}`, { _: one.kind })} />
              {one.demo && <Chip size="small" variant="outlined" label={translate('operator.organisations.demo')} />}
              <Typography variant="body2">
                {translate('operator.organisations.people', { count: one.people })}
              </Typography>
              <Button
                size="small"
                onClick={() => setChosen(one)}
                aria-label={`${translate('operator.organisations.edit')}${translate('mark.colon')}${text(one.name)}`}
              >
                {translate('operator.organisations.edit')}
              </Button>
            </Box>
          </Paper>
        ))}
      </Box>
      {chosen && <OrganisationForm organisation={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}
