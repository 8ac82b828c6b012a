import CheckIcon from '@mui/icons-material/CheckCircleOutlined';
import TodoIcon from '@mui/icons-material/RadioButtonUnchecked';
import type { SetupStepDto } from '@linxuan/contracts';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';

/** Where each step is done. */
const SCREENS: Record<SetupStepDto['step'], string> = {
  password: '/password',
  second: '/users',
  authority: '/body-sheet',
  nominators: '/body-sheet',
  mail: '/test-mail',
  calendar: '/working-calendar',
  programme: '/programmes',
};

/**
 * The first hour of an installation, from its facts: what is there, what is lacking, and where each is done. It stands
 * until nothing is lacking.
 */
export function SetupList({ steps }: { steps: readonly SetupStepDto[] }) {
  const translate = useTranslate();
  const left = steps.filter(({ done }) => !done).length;
  const next = steps.find(({ done }) => !done);
  return (
    <Paper variant="outlined" component="section" aria-label={translate('home.setup.title')} sx={{ p: 2, my: 2 }}>
      <Typography variant="h2">{translate('home.setup.title')}</Typography>
      <Typography color="textSecondary" sx={{ mb: 1 }}>
        {translate('home.setup.help', { smart_count: left, left, of: steps.length })}
      </Typography>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {steps.map((one) => (
          <Step key={one.step} step={one} isNext={one === next} />
        ))}
      </Box>
    </Paper>
  );
}

function Step({ step: { step, done, count, of, error }, isNext }: { step: SetupStepDto; isNext: boolean }) {
  const translate = useTranslate();
  const Icon = done ? CheckIcon : TodoIcon;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: '28px 1fr', sm: '28px 1fr auto' },
        columnGap: 1,
        alignItems: 'start',
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Icon
        color={done ? 'success' : 'disabled'}
        titleAccess={translate(done ? 'home.setup.done' : 'home.setup.open')}
        sx={{ mt: 0.25 }}
      />
      <Box sx={{ minWidth: 0 }}>
        <Typography sx={{ fontWeight: done ? 400 : 650 }}>
          {translate(`home.setup.${step}.title`)}
          {count !== null && of !== null && of > 0 && (
            <Typography component="span" color="textSecondary" sx={{ ml: 1 }}>
              {translate('home.setup.count', { count: Math.min(count, of), of })}
            </Typography>
          )}
        </Typography>
        {!done && (
          <Typography variant="body2" color="textSecondary">
            {translate(`home.setup.${step}.how`)}
          </Typography>
        )}
        {error !== null && (
          <Typography variant="body2" color="error" sx={{ overflowWrap: 'anywhere' }}>
            {translate('home.setup.mailError', { error })}
          </Typography>
        )}
      </Box>
      {!done && (
        <Button
          component={Link}
          to={SCREENS[step]}
          size="small"
          variant={isNext ? 'contained' : 'outlined'}
          sx={{ gridColumn: { xs: 2, sm: 3 }, justifySelf: 'start', mt: { xs: 0.75, sm: 0 } }}
        >
          {translate(`home.setup.${step}.go`)}
        </Button>
      )}
    </Box>
  );
}
