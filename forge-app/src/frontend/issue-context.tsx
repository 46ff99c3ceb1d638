import ForgeReconciler from '@forge/react';
import { IssuePage } from './issue/IssuePage';
import { Page } from './pieces/Page';

ForgeReconciler.render(<Page><IssuePage /></Page>);
