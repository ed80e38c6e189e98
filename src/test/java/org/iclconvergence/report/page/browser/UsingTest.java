package org.iclconvergence.report.page.browser;

/** What readers do with the page: follow links, filter claims, switch curves, save figures, train. */
class UsingTest extends PageInBrowser
        implements LinkTests,
                FilterTests,
                FigureTests,
                CursorTests,
                SavedFigureTests,
                ExploreTests,
                ExploreFormTests,
                ExploreOrderTests,
                HostileAddressTests,
                SavedSettingTests {}
