import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { problemText, slotPointer, type AttachmentSlot } from '@linxuan/form-rules';
import { Box, Button, Paper, Typography } from '@mui/material';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslate } from 'react-admin';
import { FileList, ProblemAlert, useLang, useLinxuan } from '../../components';
import { useTones } from '../../theme/useTones';
import { useDraft } from '../draft/DraftContext';
import { anchorOf } from '../jump';
import { MarkToggle } from './MarkToggle';
import { isRefused, UploadLine } from './UploadLine';
import { useUploads } from './useUploads';

const MIME: Record<string, string> = {
  pdf: '.pdf,application/pdf',
  jpg: '.jpg,.jpeg,image/jpeg',
  png: '.png,image/png',
  docx: '.docx',
  mp4: '.mp4,video/mp4',
};

/** One named place for files: drop or choose, watch them arrive, look at them, take them off again. */
export function SlotPanel({ slot }: { slot: AttachmentSlot }) {
  const translate = useTranslate();
  const lang = useLang();
  const tones = useTones();
  const provider = useLinxuan();
  const { draft, files, setFiles, problems, isSeen, asked, trial } = useDraft();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const uploads = useUploads(slot);
  const pointer = slotPointer(slot);
  const present = files.filter((file) => file.slot === slot.id);
  const problem = problems.get(pointer);
  const shown = problem && (problem.code !== 'file-missing' || isSeen(pointer)) ? problem : undefined;
  const isFull = present.length + uploads.lines.filter((line) => !isRefused(line)).length >= slot.max;
  const isAsked = asked.some((one) => one === pointer || one === '/attachments');
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (trial) return;
    uploads.add([...event.dataTransfer.files]);
  };
  const remove = async (id: string) => {
    setError(null);
    try {
      await provider.removeFile(draft.caseId, id);
      setFiles((all) => all.filter((file) => file.id !== id));
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Paper
      variant="outlined"
      component="section"
      id={anchorOf(pointer)}
      aria-label={slot.title[lang]}
      sx={{
        p: { xs: 1.5, sm: 2.5 },
        mb: 2,
        scrollMarginTop: 96,
        ...(isAsked && { borderColor: tones.gold, borderWidth: 2 }),
        ...(over && { borderColor: tones.primary, bgcolor: tones.wash }),
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Typography variant="h3">
        {slot.title[lang]}
        {slot.required && (
          <Box component="span" sx={{ color: tones.urgency.overdue.text, ml: 0.5 }} aria-hidden>
            *
          </Box>
        )}
        {isAsked && (
          <Box
            component="span"
            sx={{ ml: 1, px: 0.75, borderRadius: 1, fontSize: '0.75rem', bgcolor: tones.gold, color: tones.paper }}
          >
            {translate('applications.asked')}
          </Box>
        )}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {slot.help[lang]}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {translate('applications.slotLimits', {
          kinds: slot.accept.join(' / ').toUpperCase(),
          mb: slot.perFileMb,
          max: slot.max,
        })}
      </Typography>
      {shown && (
        <Typography
          variant="body2"
          role="status"
          sx={{ color: shown.severity === 'error' ? tones.urgency.overdue.text : tones.urgency.soon.text, mb: 1 }}
        >
          {problemText(shown)[lang]}
        </Typography>
      )}
      {present.length > 0 && (
        <FileList
          files={present}
          slotTitle={() => ''}
          rowAction={(file) => (
            <>
              <MarkToggle pointer={`/attachments/${file.id}`} byDefault={slot.public} title={file.name} />
              <Button
                size="small"
                color="error"
                onClick={() => void remove(file.id)}
                aria-label={`${translate('upload.remove')}${translate('mark.colon')}${file.name}`}
              >
                {translate('upload.remove')}
              </Button>
            </>
          )}
        />
      )}
      {uploads.lines.map((line) => (
        <UploadLine
          key={line.key}
          line={line}
          onRetry={() => uploads.start(line.key)}
          onCancel={() => uploads.cancel(line.key)}
        />
      ))}
      {error !== null && <ProblemAlert error={error} />}
      <Box sx={{ mt: 1, display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple={slot.max > 1}
          accept={slot.accept.map((kind) => MIME[kind]).join(',')}
          aria-label={slot.title[lang]}
          onChange={({ target }) => {
            uploads.add([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <Button
          variant="outlined"
          size="small"
          startIcon={<UploadIcon />}
          disabled={isFull || trial !== undefined}
          onClick={() => chooser.current?.click()}
          aria-label={`${translate('upload.choose')}${translate('mark.colon')}${slot.title[lang]}`}
        >
          {translate('upload.choose')}
        </Button>
        <Typography variant="body2" color="textSecondary" sx={{ display: { xs: 'none', md: 'block' } }}>
          {translate(isFull ? 'applications.slotFull' : 'applications.dropHere')}
        </Typography>
      </Box>
    </Paper>
  );
}
