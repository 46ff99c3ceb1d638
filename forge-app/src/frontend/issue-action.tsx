import ForgeReconciler from '@forge/react';
import { ActionPage } from './issue/ActionPage';
import { Page } from './pieces/Page';

ForgeReconciler.render(<Page><ActionPage /></Page>);
