-- Runs a page's commands and shows the pictures that they write.
-- A block of sh after `<!-- file: NAME -->` blocks finds their text as files; see tests/app/docs_test.cpp, which holds
-- every page to the same rules.

local page = os.getenv("BOOK_PAGE")
local pending  -- the name of the file that the next block is, and how it is opened

local function lines_of(text)
  return text:gmatch("[^\n]+")
end

-- The names of pictures that a command writes.
local function pictures_of(command)
  local names = {}
  for name in command:gmatch("%-o%s+(%S+%.png)") do
    names[#names + 1] = name
  end
  return names
end

local function exists(name)
  local file = io.open(name, "rb")
  if file then
    file:close()
  end
  return file ~= nil
end

function RawBlock(block)
  local kind, name = block.text:match("^<!%-%- (%a+): (%S+) %-%->")
  if kind == "file" or kind == "append" then
    pending = { name = name, mode = kind == "file" and "w" or "a" }
  end
  return {}
end

function CodeBlock(block)
  if pending then
    local file = assert(io.open(pending.name, pending.mode))
    file:write(block.text, "\n")
    file:close()
    pending = nil
  end
  if block.classes[1] ~= "sh" then
    return nil
  end
  local out = { block }
  for command in lines_of(block.text) do
    if not os.execute("( " .. command .. " ) >/dev/null 2>&1 </dev/null") then
      io.stderr:write(page, ": failed: ", command, "\n")
      os.exit(1)
    end
    for _, name in ipairs(pictures_of(command)) do
      if exists(name) then
        local at = pandoc.system.get_working_directory() .. "/" .. name
        out[#out + 1] = pandoc.Para({ pandoc.Image({ pandoc.Str(name) }, at) })
      end
    end
  end
  return out
end

-- Links between pages become links between chapters.
function Link(link)
  local target, anchor = link.target:match("^([%w%-]+)%.md#?(.*)$")
  if target then
    link.target = "#" .. (anchor ~= "" and anchor or target)
  end
  return link
end

function Header(header)
  if header.level == 1 then
    header.identifier = page
  end
  return header
end

function Image(image)
  if not image.src:match("^/") then
    image.src = pandoc.system.get_working_directory() .. "/" .. image.src
  end
  return image
end

return { { RawBlock = RawBlock, CodeBlock = CodeBlock }, { Link = Link, Image = Image, Header = Header } }
