import { Document, Packer, Paragraph } from 'docx';
import { pdfFile } from './pdf-file';

/** The smallest JPEG: one grey pixel. */
const PIXEL = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
);

/** A small, valid file of the kind that a slot takes. */
export function fileOf(kind: 'pdf' | 'docx' | 'jpg', title: string): Promise<Buffer> {
  switch (kind) {
    case 'pdf':
      return Promise.resolve(pdfFile(title, 1));
    case 'docx':
      return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(title)] }] }));
    case 'jpg':
      return Promise.resolve(PIXEL);
  }
}
