/* The workbooks that go out, from asking where to until they are opened. Every way to one of them is an
 * action of the window: save-as (kind), save-to (kind, path), open-file (path), open-folder (path). */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kind;  /* "subsidy" */
  const char *title; /* N_() */
  const char *use;   /* N_(): what it is for, in a line */
  gboolean    needs_programme, needs_assessment;
} SummerExport;

const SummerExport *summer_exporter_list        (guint *n_exports);
GtkWidget          *summer_exporter_row_new     (const SummerExport *export);
void                summer_exporter_add_actions (SummerWindow *window);

G_END_DECLS
