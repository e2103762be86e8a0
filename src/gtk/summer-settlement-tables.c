#include "config.h"

#include "summer-settlement-tables.h"

#include <glib/gi18n.h>

#include "summer-needle.h"
#include "summer-report.h"

#define MOST_COLUMNS 10

/* Of given texts; the lines have columns of their own. Width 0 takes what is left. */
static const struct
{
  const char *name, *empty; /* N_(); empty: what stands where there are no rows */
  struct
  {
    const char *heading; /* N_(); NULL = no more */
    int width;
    SummerTableFlags flags;
  } columns[MOST_COLUMNS];
  double shares[MOST_COLUMNS]; /* on paper */
  guint n_columns, ends;       /* ends: bit i = column i to the right */
} tables[SUMMER_N_SETTLEMENT_TABS] = {
  [SUMMER_SETTLEMENT_CLASSES] = { .name = N_ ("Lines of the settlement"),
                                  .shares = { 10, 18, 12, 9, 8, 10, 10, 10, 10, 14 },
                                  .n_columns = 10,
                                  .ends = 1u << 4 | 1u << 5 | 1u << 6 | 1u << 7 | 1u << 8 },
  [SUMMER_SETTLEMENT_DIFFERENCES]
  = { .name = N_ ("Differences since the settlement"),
      .empty = N_ ("By the records of today every class gets what is settled for good: there is"
                   " nothing to carry by a supplement."),
      .columns = { { N_ ("Code"), 72, SUMMER_TABLE_PLAIN },
                   { N_ ("Class"), 140, SUMMER_TABLE_PLAIN },
                   { N_ ("Settled amount"), 96, SUMMER_TABLE_END },
                   { N_ ("Amount now"), 96, SUMMER_TABLE_END },
                   { N_ ("Difference"), 90, SUMMER_TABLE_END | SUMMER_TABLE_STRONG },
                   { N_ ("Verdict"), 80, SUMMER_TABLE_PLAIN },
                   { N_ ("Why"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP } },
      .shares = { 10, 20, 11, 11, 11, 10, 40 },
      .n_columns = 7,
      .ends = 1u << 2 | 1u << 3 | 1u << 4 },
  [SUMMER_SETTLEMENT_OBJECTIONS]
  = { .name = N_ ("Objections"),
      .empty = N_ ("No objections to this settlement are recorded."),
      .columns = { { N_ ("Date"), 96, SUMMER_TABLE_PLAIN },
                   { N_ ("Class"), 76, SUMMER_TABLE_PLAIN },
                   { N_ ("Who objects"), 100, SUMMER_TABLE_PLAIN },
                   { N_ ("Objection"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP },
                   { N_ ("Answered on"), 96, SUMMER_TABLE_PLAIN },
                   { N_ ("Answer"), 220, SUMMER_TABLE_WRAP } },
      .shares = { 11, 10, 12, 34, 11, 34 },
      .n_columns = 6 },
};

/**
 * summer_settlement_table_new:
 * @rows: the owner of the table of the lines
 * @owner: of the others
 *
 * Returns: (transfer floating): the table, without rows
 */
SummerTable *
summer_settlement_table_new (SummerSettlementTab tab, SummerSettlementRows *rows, gpointer owner)
{
  SummerTable *table
      = summer_table_new (tab == SUMMER_SETTLEMENT_CLASSES ? rows : owner, _ (tables[tab].name));

  if (tab == SUMMER_SETTLEMENT_CLASSES)
    summer_settlement_rows_add_columns (table);
  else
    for (guint i = 0; i < tables[tab].n_columns; i++)
      summer_table_add_given (table, _ (tables[tab].columns[i].heading),
                              tables[tab].columns[i].width, tables[tab].columns[i].flags);
  summer_table_set_empty (table, tables[tab].empty != NULL ? _ (tables[tab].empty) : NULL);
  gtk_widget_add_css_class (GTK_WIDGET (table), "dense");
  return table;
}

/* What stands in the table of the differences where it has no rows. */
void
summer_settlement_table_tell_settled (SummerTable *table, gboolean settled)
{
  summer_table_set_empty (
      table, settled ? _ (tables[SUMMER_SETTLEMENT_DIFFERENCES].empty)
                     : _ ("Nothing is settled for good yet: differences are those against a"
                          " settlement that is confirmed."));
}

/**
 * summer_settlement_table_print:
 * @title: what the table shows
 * @filter: that it is narrowed by; empty = none
 *
 * Returns: (transfer full): the rows as shown
 */
SummerForm *
summer_settlement_table_print (SummerSettlementTab tab,
                               SummerTable *table,
                               const SummerSettlementRecord *of,
                               const char *programme,
                               const char *title,
                               const char *filter)
{
  g_autoptr (GPtrArray) rows = summer_table_list_texts (table);
  g_autofree char *total = summer_money_dup_text (of->total);
  g_autofree char *heading = g_strdup_printf (_ ("Settlement %d"), of->number);
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s · %s · %s yuan · %s"), programme, title, total,
                         summer_terms_get_text (SUMMER_TERMS_SETTLEMENT, (int) of->state));
  g_autofree char *narrowed = summer_needle_dup_subtitle (subtitle, filter);
  SummerReport *report = summer_report_new (heading, narrowed);

  summer_report_add_table (report, rows, tables[tab].shares, tables[tab].n_columns,
                           tables[tab].ends);
  return SUMMER_FORM (report);
}
