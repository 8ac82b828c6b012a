import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../components';
import { AnyGroup, keyOf, type HomeWork } from './AnyGroup';

/**
 * Work of the far future: one line with the first date, opened on request, so that it hides nothing that is due now.
 */
export function FarGroups({ groups }: { groups: HomeWork[] }) {
  const translate = useTranslate();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [first] = groups;
  if (!first) return null;
  return (
    <Box sx={{ mb: 3 }}>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {translate(open ? 'home.hideFar' : 'home.showFar', {
          smart_count: groups.reduce((sum, { count }) => sum + count, 0),
          date: format.date(first.earliestDue),
        })}
      </Button>
      {open && (
        <Box sx={{ display: 'grid', gap: 2, mt: 1 }}>
          {groups.map((group) => (
            <AnyGroup key={keyOf(group)} group={group} />
          ))}
        </Box>
      )}
    </Box>
  );
}
