export class Restarts {
  ended(now?: number): number | undefined;
}
