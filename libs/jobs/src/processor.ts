import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_NAMES, type JobMap, type JobName } from './job-map';

/** What handles one kind of job: a provider marked with `@Processor`. */
export interface JobProcessor<N extends JobName = JobName> {
  /** Where it gathers what comes at the same moment by itself, so that its jobs do not wait for each other's turn. */
  readonly together?: boolean;
  handle(data: JobMap[N]): Promise<void>;
}

/** Marks a provider as the processor of a job. */
export const Processor = DiscoveryService.createDecorator<JobName>();

/** Finds the processors of all modules. */
@Injectable()
export class ProcessorExplorer {
  constructor(private readonly discovery: DiscoveryService) {}

  /** The processor of every job; throws where a job has none, or two. */
  processors(): ReadonlyMap<JobName, JobProcessor> {
    const found = new Map<JobName, JobProcessor>();
    for (const wrapper of this.discovery.getProviders({ metadataKey: Processor.KEY })) {
      const job = this.discovery.getMetadataByDecorator(Processor, wrapper);
      const processor = wrapper.instance as JobProcessor | undefined;
      if (job === undefined || !processor || found.get(job) === processor) continue;
      if (found.has(job)) throw new Error(`Job ${job} has two processors`);
      found.set(job, processor);
    }
    const missing = JOB_NAMES.filter((name) => !found.has(name));
    if (missing.length > 0) throw new Error(`No processor for ${missing.join(', ')}`);
    return found;
  }
}
