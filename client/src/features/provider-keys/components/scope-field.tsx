import { Input, SegmentedControl } from '@mantine/core';
import type { ProviderKeyScope } from '@/lib/api/types';

const words: Record<ProviderKeyScope, string> = {
  user: 'Only me',
  organization: 'The organization',
  platform: 'Everybody here',
};

interface ScopeFieldProps {
  scopes: readonly ProviderKeyScope[];
  value: ProviderKeyScope;
  onChange: (scope: ProviderKeyScope) => void;
}

/** Who uses the key, and whose account it charges. */
export function ScopeField({ scopes, value, onChange }: ScopeFieldProps) {
  return (
    <div>
      <Input.Label id="key-scope" component="div" mb={4}>
        Who uses it
      </Input.Label>
      <SegmentedControl
        fullWidth
        aria-labelledby="key-scope"
        data={scopes.map((scope) => ({ value: scope, label: words[scope] }))}
        value={value}
        onChange={onChange}
      />
    </div>
  );
}
