import { test } from 'vitest';
import { isFatal } from './alert.ts';

test.for([
  'torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB',
  'Out of memory: Killed process 1234 (python3)',
  'slurmstepd: error: Detected 1 oom-kill event(s)',
  'RuntimeError: NCCL communicator was aborted on rank 1. Timed out',
  '[E ProcessGroupNCCL.cpp:828] [Rank 3] Watchdog caught collective operation timeout: WorkNCCL',
  'NCCL WARN Call to connect timed out',
  'RuntimeError: CUDA error: device-side assert triggered',
  'CUDA runtime error (59)',
  'cudaErrorIllegalAddress: an illegal memory access was encountered',
  'RuntimeError: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`',
  'Signal 9 (SIGKILL) received by PID 4711',
  'Fatal Python error: Aborted, caught signal 6',
  'traceback : Signal 15 (SIGTERM) received by PID 1',
  'NVRM: Xid (PCI:0000:3b:00): 79, pid=1234, GPU has fallen off the bus.',
  'bash: line 1: 42 Segmentation fault      (core dumped) python train.py',
  'torch.distributed.elastic.multiprocessing.errors.ChildFailedError:',
  '  exitcode  : 1 (pid: 812)',
  'command.sh exited with code 2',
  'subprocess.CalledProcessError: Command returned non-zero exit status 1.',
])('%s', (line, { expect }) => {
  expect(isFatal(line)).toBe(true);
});

test.for([
  'step 100 loss 0.25',
  'NCCL version 2.19.3+cuda12.1',
  'NCCL_TIMEOUT=1800',
  'CUDA available: True',
  'CUBLAS_STATUS_SUCCESS',
  'the signal to noise ratio is 12',
  'installing signal handlers',
  'finished with exit code 0',
  'exit status: 0',
  'prefix idle 12',
  'memory: 12 GB out of 80 GB',
  '',
])('not %s', (line, { expect }) => {
  expect(isFatal(line)).toBe(false);
});
