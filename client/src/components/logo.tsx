import { basePath } from '@/lib/base-path';

export function Logo({ size = 32 }: { size?: number }) {
  return (
    <img src={`${basePath}/favicon.svg`} alt="" width={size} height={size} style={{ display: 'block' }} />
  );
}
