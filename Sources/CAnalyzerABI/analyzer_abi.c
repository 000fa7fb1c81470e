#include "analyzer_abi.h"
