/* The face of a sheet on the screen: its bar (title, counts, filter, columns, copy, export, print), its
 * columns, and what is chosen in it. What it remembers is kept under the sheet's id.
 *
 * Signals: "activate" (gint64 key): Enter or double click on a row; "selected" (gint64 key): the one row
 * that is chosen now, 0 = none or several. */
#pragma once

#include <gtk/gtk.h>

#include "summer-office.h"
#include "summer-sheet.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SHEET_VIEW (summer_sheet_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerSheetView, summer_sheet_view, SUMMER, SHEET_VIEW, GtkWidget)

GtkWidget       *summer_sheet_view_new           (void);
/* Once. where: the state column to narrow by with a drop-down, or NULL. The programme is the office's; refresh follows it. */
void             summer_sheet_view_set_up        (SummerSheetView *self, SummerOffice *office, const SummerSheetSpec *spec, const char *where);
void             summer_sheet_view_refresh       (SummerSheetView *self);
void             summer_sheet_view_set_empty     (SummerSheetView *self, const char *icon, const char *title, const char *text,
                                                  const char *button, const char *page); /* what an empty sheet says to do next, and the page for it */
void             summer_sheet_view_set_count_text (SummerSheetView *self, char *(*dup_count_text) (guint count));
void             summer_sheet_view_add_button    (SummerSheetView *self, GtkWidget *button); /* into its bar, before the common ones */
void             summer_sheet_view_add_switch    (SummerSheetView *self, GtkWidget *widget); /* into its bar, beside the title: stands still when the sheet changes */

SummerOffice    *summer_sheet_view_get_office    (SummerSheetView *self);
SummerSheet     *summer_sheet_view_get_sheet     (SummerSheetView *self); /* NULL until set up */
GtkColumnView   *summer_sheet_view_get_column_view (SummerSheetView *self);
guint           *summer_sheet_view_dup_columns   (SummerSheetView *self, guint *n_columns); /* as shown, indices into the spec */
const char      *summer_sheet_view_get_filter    (SummerSheetView *self);
void             summer_sheet_view_set_filter    (SummerSheetView *self, const char *text);
int              summer_sheet_view_get_where     (SummerSheetView *self, const char **column_id); /* -1 = all */
void             summer_sheet_view_set_where     (SummerSheetView *self, int value);
gint64           summer_sheet_view_get_chosen    (SummerSheetView *self); /* key of the one row that is chosen, or 0 */
gint64          *summer_sheet_view_dup_selected  (SummerSheetView *self, guint most, guint *n); /* keys of the selected rows, no more than most */
gboolean         summer_sheet_view_choose        (SummerSheetView *self, gint64 key); /* selects and scrolls to it; FALSE: not there */
char            *summer_sheet_view_dup_subtitle  (SummerSheetView *self); /* the counts, for paper */

void             summer_sheet_view_focus_filter  (SummerSheetView *self);
void             summer_sheet_view_toggle_column (SummerSheetView *self, const char *id);
void             summer_sheet_view_pop_up_menu   (SummerSheetView *self, double x, double y);

/* summer-sheet-actions.c */
void             summer_sheet_view_install_actions (GtkWidgetClass *widget_class);
void             summer_sheet_view_add_row_keys   (GtkWidget *list);

/* summer-sheet-output.c */
void             summer_sheet_view_copy          (SummerSheetView *self);
void             summer_sheet_view_export        (SummerSheetView *self); /* asks where to */
void             summer_sheet_view_save_as       (SummerSheetView *self, const char *path); /* .xlsx, .csv or .pdf */
void             summer_sheet_view_print         (SummerSheetView *self);

G_END_DECLS
