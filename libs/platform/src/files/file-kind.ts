import type { FileKind } from '@linxuan/form-rules';
import { extensionOf } from './file-name';

/** What a name claims; null for none of the kinds that forms take. */
export function claimedKind(name: string): FileKind | null {
  switch (extensionOf(name)) {
    case 'pdf':
      return 'pdf';
    case 'jpg':
    case 'jpeg':
      return 'jpg';
    case 'png':
      return 'png';
    case 'docx':
      return 'docx';
    case 'mp4':
      return 'mp4';
    default:
      return null;
  }
}
