import ForgeReconciler from '@forge/react';
import { AdminPage } from './admin/AdminPage';
import { Page } from './pieces/Page';

ForgeReconciler.render(<Page beforeSetUp><AdminPage /></Page>);
