import type { Fault } from '@linxuan/draw';
import { DomainError } from '@linxuan/platform';

/** What a fault of the draw is called when a person is refused for it. */
export function refusalOf({ fault }: Fault): DomainError {
  switch (fault) {
    case 'samePerson':
      return new DomainError('draw.samePerson');
    case 'order':
      return new DomainError('draw.moved');
    case 'committed':
      return new DomainError('draw.bound');
    case 'notCommitted':
      return new DomainError('draw.notBound');
    case 'dice':
    case 'throw':
      return new DomainError('draw.otherThrow');
    case 'signature':
      return new DomainError('draw.noSignature');
    case 'network':
    case 'beaconPast':
      return new DomainError('draw.beaconPast');
    case 'replacement':
    case 'notSeated':
      return new DomainError('draw.otherFollower');
    case 'nobodyLeft':
      return new DomainError('draw.nobodyLeft');
    case 'phase':
    case 'result':
    case 'panel':
    case 'proposed':
    case 'notProposed':
      return new DomainError('draw.phase');
  }
}
